namespace WineBed;

/// <summary>An action that the log tells of.</summary>
/// <param name="Name">As in the sequence table.</param>
/// <param name="ReturnValue">As the log has it; null if the log does not tell of its end. 1 is success; a failure, 3 on Windows, can be 0 in Wine.</param>
public sealed record MsiAction(string Name, int? ReturnValue)
{
    public bool Succeeded => ReturnValue == 1;
}
