using System.Globalization;

namespace WineBed;

/// <summary>The dialogs on the desktop of a prefix that has a display: looks at them and uses them by window messages.</summary>
public sealed class WineDialogs
{
    private const string Probe = "DialogProbe.exe";

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly WinePrefix _prefix;

    internal WineDialogs(WinePrefix prefix) => _prefix = prefix;

    /// <summary>The dialogs that can be seen at this moment.</summary>
    public async Task<IReadOnlyList<WineDialog>> ListAsync()
    {
        WineResult result = (await _prefix.RunProgramAsync(Probe, "show")).EnsureExitCode(0);
        List<WineDialog> dialogs = [];
        List<WineControl> controls = [];
        foreach (string line in result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.TrimEnd('\r').Split('\t');
            int Number(int index) => int.Parse(parts[index], CultureInfo.InvariantCulture);
            long Handle(int index) => long.Parse(parts[index], CultureInfo.InvariantCulture);
            if (parts[0] == "dialog")
            {
                controls = [];
                dialogs.Add(new WineDialog(Handle(1), Number(2), Number(3), Number(4), Number(5), parts[6] != "0", Handle(7), parts[8], controls));
            }
            else
            {
                controls.Add(new WineControl(Handle(1), Number(2), Number(3), Number(4), Number(5), parts[6] != "0", parts[7] == "1", parts[8], parts[9]));
            }
        }

        return dialogs;
    }

    /// <summary>Waits for a dialog that can be used.</summary>
    /// <param name="isMeant">Says which.</param>
    /// <param name="ends">When this ends first, no such dialog will come.</param>
    /// <exception cref="WineException">It did not come; the text has those that were there.</exception>
    public async Task<WineDialog> WaitForAsync(Func<WineDialog, bool> isMeant, Task ends)
    {
        DateTime end = DateTime.UtcNow + s_timeLimit;
        while (true)
        {
            bool isLast = ends.IsCompleted || DateTime.UtcNow > end;
            IReadOnlyList<WineDialog> dialogs = await ListAsync();
            if (dialogs.FirstOrDefault(dialog => dialog.IsEnabled && isMeant(dialog)) is { } found)
            {
                return found;
            }

            if (isLast)
            {
                throw new WineException($"The dialog did not come. There {(ends.IsCompleted ? "is no installation any more" : "are")}\n{string.Join('\n', dialogs)}");
            }

            await Task.Delay(s_pause);
        }
    }

    /// <summary>Presses a button, a check box or a radio button.</summary>
    public async Task PressAsync(WineControl control) => (await _prefix.RunProgramAsync(Probe, "press", Text(control))).EnsureExitCode(0);

    /// <summary>Writes into an edit control, in place of what stands there, and leaves it.</summary>
    public async Task TypeAsync(WineControl control, string text) => (await _prefix.RunProgramAsync(Probe, "type", Text(control), text)).EnsureExitCode(0);

    private static string Text(WineControl control) => control.Handle.ToString(CultureInfo.InvariantCulture);
}
