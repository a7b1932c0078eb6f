using WineBed;

namespace EndToEnd;

/// <summary>The setup program's window, used as a user would. Its pictures are kept in <c>artifacts/screenshots/setup</c>.</summary>
[TestClass]
public sealed class SetupWindowTests
{
    private const string Folder = @"C:\deploy";
    private const string Setup = $@"{Folder}\DockerDesktopInstaller.exe";

    [TestMethod]
    public async Task A_double_click_installs_for_the_user_and_a_second_run_removes()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateAsync(display);
        var client = $@"{InstalledProduct.PerUserFolder(windows)}\docker-desktop.exe";

        var run = Start(windows, string.Empty);
        var welcome = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Install"), run);
        Assert.IsTrue(Control(welcome, "For &me").IsChecked, "for the user alone unless he chooses otherwise");
        Assert.IsFalse(Control(welcome, "&Install").IsEnabled, "not before the licence is accepted");
        Assert.IsTrue(Control(welcome, "WSL 2").Text.Contains("wsl --install", StringComparison.Ordinal));
        await windows.Dialogs.PressAsync(Control(welcome, "I &accept"));
        var accepted = await windows.Dialogs.WaitForAsync(dialog => dialog.Controls.Any(control => control.Text == "&Install" && control.IsEnabled), run);
        await CaptureAsync(display, accepted, "welcome");
        await windows.Dialogs.PressAsync(Control(accepted, "&Install"));

        var finish = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Close"), run);
        await CaptureAsync(display, finish, "finish");
        StringAssert.Contains(Control(finish, "Docker Desktop is installed.").Text, "Log: ");
        await windows.Dialogs.PressAsync(Control(finish, "&Start"));
        await windows.Dialogs.PressAsync(Control(finish, "&Close"));
        (await run).EnsureExitCode(0);
        Assert.IsTrue(InstalledProduct.FileExists(windows, client), client);

        var removal = Start(windows, "uninstall");
        var question = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Remove"), removal);
        Assert.IsFalse(question.Controls.Any(control => control.Text.StartsWith("For ", StringComparison.Ordinal)), "one installation, no choice");
        await windows.Dialogs.PressAsync(Control(question, "&Remove"));
        await windows.Dialogs.PressAsync(Control(await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Close"), removal), "&Close"));
        (await removal).EnsureExitCode(0);
        Assert.IsFalse(InstalledProduct.FileExists(windows, client), client);
    }

    [TestMethod]
    public async Task A_window_that_is_closed_and_a_copy_without_rights_leave_everything_as_it_was()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await CreateAsync(display);
        var before = await windows.TakeSnapshotAsync();

        var run = Start(windows, "install");
        await windows.Dialogs.PressAsync(Control(await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("Cancel"), run), "Cancel"));
        (await run).EnsureExitCode(1602);

        // Wine's runas starts the copy with the same token; on Windows it would have asked for consent.
        run = Start(windows, "install --all-users --accept-license");
        await windows.Dialogs.PressAsync(Control(await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Install"), run), "&Install"));
        var refused = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Close"), run);
        StringAssert.Contains(Control(refused, "Windows did not give").Text, "Nothing was changed");
        await windows.Dialogs.PressAsync(Control(refused, "&Close"));
        (await run).EnsureExitCode(740);

        // Wine's console host records its colours once a program has a console of its own, as the hidden copy has.
        await windows.AssertUnchangedAsync(before, @"S-1-5-21-0-0-0-1000\Console");
    }

    private static async Task<WinePrefix> CreateAsync(VirtualDisplay display)
    {
        var windows = await WindowsMachine.CreateAsync(new WinePrefixOptions { Display = display.Name });
        Directory.CreateDirectory(windows.ToHostPath(Folder));
        File.Copy(Path.Combine(Repository.Artifacts, "installers", Repository.Configuration, "DockerDesktopInstaller.exe"), windows.ToHostPath(Setup));
        return windows;
    }

    private static Task<WineResult> Start(WinePrefix windows, string arguments) =>
        windows.RunCommandLineAsync($"{windows.ToWindowsPath(WinePrograms.PathOf("LimitedUser.exe"))} {Setup} {arguments}", workingDirectory: Folder);

    private static WineControl Control(WineDialog dialog, string beginning) => dialog.Controls.Single(control => control.Text.StartsWith(beginning, StringComparison.Ordinal));

    private static Task CaptureAsync(VirtualDisplay display, WineDialog dialog, string name) =>
        display.CaptureAsync(Path.Combine(Repository.Artifacts, "screenshots", "setup", $"{name}.png"), dialog.X, dialog.Y, dialog.Width, dialog.Height);
}
