using WineBed;

namespace EndToEnd.Dialogs;

/// <summary>A package that was double-clicked: its dialogs are looked at and used as a user would, by the names that they have in the package. Each is kept as a picture before it is left.</summary>
internal sealed class InteractiveInstallation
{
    private const string EditClass = "Edit";

    private readonly WinePrefix _windows;
    private readonly VirtualDisplay _display;
    private readonly DialogTables _tables;
    private readonly string _pictures;
    private readonly Task<MsiResult> _run;
    private string _dialog = string.Empty;
    private WineDialog? _shown;

    private InteractiveInstallation(WinePrefix windows, VirtualDisplay display, DialogTables tables, string pictures, Task<MsiResult> run)
    {
        _windows = windows;
        _display = display;
        _tables = tables;
        _pictures = pictures;
        _run = run;
    }

    /// <summary>Starts a package with its dialogs.</summary>
    /// <param name="windows">A Windows with a display.</param>
    /// <param name="display">The display.</param>
    /// <param name="package">The package.</param>
    /// <param name="path">What its pictures are called: a folder below <c>artifacts/screenshots</c> and the beginning of their names.</param>
    /// <param name="properties">Properties on the command line.</param>
    public static async Task<InteractiveInstallation> StartAsync(WinePrefix windows, VirtualDisplay display, Package package, string path, string properties = "")
    {
        var tables = await DialogTables.ReadAsync(package);
        var run = windows.Msiexec.RunCommandLineAsync($"/i {WindowsCommandLine.Quote(windows.ToWindowsPath(package.Path))} {properties}");
        return new InteractiveInstallation(windows, display, tables, Path.Combine(Repository.Artifacts, "screenshots", path), run);
    }

    /// <summary>Ends with the installation.</summary>
    public Task Run => _run;

    /// <summary>Waits for a dialog and gives what is in it.</summary>
    public async Task<WineDialog> ExpectAsync(string dialog)
    {
        var title = _tables.Show(_tables[dialog, "Title"].Text);
        _shown = await _windows.Dialogs.WaitForAsync(candidate => candidate.Shows(title), _run);
        _dialog = dialog;
        return _shown;
    }

    /// <summary>Waits for a dialog, presses a button of it and takes a picture before that.</summary>
    public async Task PressAsync(string dialog, string control)
    {
        await ExpectAsync(dialog);
        await PressAsync(control);
    }

    /// <summary>Presses a button of the dialog that was expected last.</summary>
    public async Task PressAsync(string control)
    {
        await TakePictureAsync();
        await UseAsync(_tables.Show(_tables[_dialog, control].Text));
    }

    /// <summary>Checks or unchecks a check box, or a radio button by its text.</summary>
    public Task ToggleAsync(string control) => UseAsync(_tables.Show(_tables[_dialog, control].Text));

    /// <summary>Presses what has a text.</summary>
    public async Task UseAsync(string text)
    {
        // Windows Installer enables a button a moment after what it depends on.
        _shown = await _windows.Dialogs.WaitForAsync(candidate => candidate.Handle == _shown!.Handle && candidate.Controls.Any(control => control.Text == text && control.IsEnabled), _run);
        await _windows.Dialogs.PressAsync(_shown.Controls.Single(control => control.Text == text));
    }

    /// <summary>Writes into the one edit control of the dialog.</summary>
    public async Task TypeAsync(string text) => await _windows.Dialogs.TypeAsync(_shown!.Controls.Single(control => control.Class == EditClass), text);

    /// <summary>Whether a control of the dialog that was expected last can be used; null when it cannot be seen.</summary>
    public bool? IsEnabled(string control) => _shown!.Controls.FirstOrDefault(shown => shown.Text == _tables.Show(_tables[_dialog, control].Text))?.IsEnabled;

    /// <summary>Waits for the end of the installation.</summary>
    public async Task<MsiResult> EndAsync(uint exitCode) => (await _run).EnsureExitCode(exitCode);

    public Task TakePictureAsync() => _display.CaptureAsync($"{_pictures}-{_dialog}.png", _shown!.X, _shown.Y, _shown.Width, _shown.Height);
}
