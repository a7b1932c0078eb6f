namespace DockerDesktop.Setup.WindowsInstaller;

/// <summary>Makes a percentage of the progress messages of Windows Installer (SDK: MsiProcessMessage, "Parsing Windows Installer messages"), which count in ticks and may begin anew.</summary>
internal sealed class InstallationProgress
{
    private const int Reset = 0;
    private const int ActionInformation = 1;
    private const int Advance = 2;
    private const int MoreTicks = 3;

    private long _total;
    private long _done;
    private int _ticksOfActionData;
    private bool _isForward = true;
    private int _percent = -1;

    /// <summary>Takes a message.</summary>
    /// <param name="kind">Field 1.</param>
    /// <param name="second">Field 2.</param>
    /// <param name="third">Field 3.</param>
    /// <returns>The percentage when it is another than before.</returns>
    public int? Take(int kind, int second, int third)
    {
        switch (kind)
        {
            case Reset:
                _total = Math.Max(second, 0);
                _isForward = third == 0;
                _done = _isForward ? 0 : _total;
                _ticksOfActionData = 0;
                break;
            case ActionInformation:
                _ticksOfActionData = third == 0 ? 0 : Math.Max(second, 0);
                break;
            case Advance:
                Move(second);
                break;
            case MoreTicks:
                _total += Math.Max(second, 0);
                break;
        }

        return Changed();
    }

    /// <summary>Takes a message about a step of an action, which counts as that action said.</summary>
    /// <returns>The percentage when it is another than before.</returns>
    public int? TakeActionData()
    {
        Move(_ticksOfActionData);
        return Changed();
    }

    private void Move(int ticks) => _done = Math.Clamp(_done + (_isForward ? Math.Max(ticks, 0) : -Math.Max(ticks, 0)), 0, _total);

    private int? Changed()
    {
        var percent = _total == 0 ? 0 : (int)(_done * 100 / _total);
        if (percent == _percent)
        {
            return null;
        }

        _percent = percent;
        return percent;
    }
}
