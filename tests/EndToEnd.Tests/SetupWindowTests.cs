using WineBed;

namespace EndToEnd;

/// <summary>The setup program's window, used as a user would. Its pictures are kept in <c>artifacts/screenshots/setup</c>.</summary>
[TestClass]
public sealed class SetupWindowTests
{
    [TestMethod]
    public async Task A_double_click_installs_for_the_user_and_a_second_run_removes()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await SetupMachine.CreateAsync(display);
        var client = $@"{InstalledProduct.PerUserFolder(windows)}\docker-desktop.exe";
        // Beside the program, where a browser puts both: with one of these the window would have no license.
        foreach (var name in (string[])["msftedit.dll", "riched20.dll", "comctl32.dll", "uxtheme.dll"])
        {
            File.Copy(WinePrograms.PathOf("FailingAction.dll"), windows.ToHostPath($@"{SetupMachine.Folder}\{name}"));
        }

        var run = SetupMachine.RunLimitedAsync(windows, string.Empty);
        var welcome = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Install"), run);
        AssertUsable(welcome);
        Assert.IsTrue(Control(welcome, "For &me").IsChecked, "for the user alone unless he chooses otherwise");
        Assert.IsFalse(Control(welcome, "&Install").IsEnabled, "not before the license is accepted");
        var license = welcome.Controls.Single(control => control.Class == "RichEdit50W");
        StringAssert.StartsWith(license.Text, "License This is the license of the installer");
        StringAssert.Contains(license.Text, "by removing the software from your computers.");
        Assert.IsTrue(Control(welcome, "WSL 2").Text.Contains("wsl --install", StringComparison.Ordinal));
        await windows.Dialogs.PressAsync(Control(welcome, "I &accept"));
        var accepted = await windows.Dialogs.WaitForAsync(dialog => dialog.Controls.Any(control => control.Text == "&Install" && control.IsEnabled), run);
        await CaptureAsync(display, accepted, "welcome");
        await windows.Dialogs.PressAsync(Control(accepted, "&Install"));

        var finish = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Close"), run);
        await CaptureAsync(display, finish, "finish");
        StringAssert.Contains(Control(finish, "Docker Desktop is installed.").Text, "Log: ");
        Assert.IsTrue(finish.Shows("Done"));
        await windows.Dialogs.PressAsync(Control(finish, "&Start"));
        await windows.Dialogs.PressAsync(Control(finish, "&Close"));
        (await run).EnsureExitCode(0);
        Assert.IsTrue(InstalledProduct.FileExists(windows, client), client);

        var removal = SetupMachine.RunLimitedAsync(windows, "uninstall");
        var question = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Remove"), removal);
        await CaptureAsync(display, question, "remove");
        AssertUsable(question);
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
        await using var windows = await SetupMachine.CreateAsync(display);
        var before = await windows.TakeSnapshotAsync();

        var run = SetupMachine.RunLimitedAsync(windows, "install");
        await windows.Dialogs.PressAsync(Control(await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("Cancel"), run), "Cancel"));
        (await run).EnsureExitCode(1602);

        // Wine's runas starts the copy with the same token; on Windows it would have asked for consent.
        run = SetupMachine.RunLimitedAsync(windows, "install --all-users --accept-license");
        await windows.Dialogs.PressAsync(Control(await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Install"), run), "&Install"));
        var refused = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Close"), run);
        await CaptureAsync(display, refused, "failed");
        StringAssert.Contains(Control(refused, "Windows did not give").Text, "Nothing was changed");
        await windows.Dialogs.PressAsync(Control(refused, "&Close"));
        (await run).EnsureExitCode(740);

        // Wine's console host records its colours once a program has a console of its own, as the hidden copy has.
        await windows.AssertUnchangedAsync(before, @"S-1-5-21-0-0-0-1000\Console");
    }

    [TestMethod]
    [TestCategory("Nightly")]
    [DataRow(144)]
    [DataRow(192)]
    public async Task On_a_fine_screen_it_is_larger_and_nothing_leaves_it(int dotsPerInch)
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await SetupMachine.CreateAsync(display);
        await windows.Registry.WriteValueAsync(@"HKCU\Control Panel\Desktop", "LogPixels", RegistryValue.FromUInt32((uint)dotsPerInch));
        await windows.RestartAsync();

        var run = SetupMachine.RunLimitedAsync(windows, "install");
        var welcome = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Install"), run);
        await CaptureAsync(display, welcome, $"welcome-{dotsPerInch}");
        Assert.IsGreaterThan(560 * dotsPerInch / 96 - 20, welcome.Width);
        AssertUsable(welcome);
        await windows.Dialogs.PressAsync(Control(welcome, "Cancel"));
        (await run).EnsureExitCode(1602);
    }

    /// <summary>
    /// One that its manifest named would come from <c>winsxs</c>, and so from a <c>.local</c> folder beside it. Wine's shell32.dll has no manifest that names
    /// it for the others.
    /// </summary>
    [TestMethod]
    public async Task In_an_elevated_window_the_library_of_controls_is_system32s()
    {
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await SetupMachine.CreateAsync(display);

        var modules = (await windows.RunProgramAsync("StartProbe.exe", "modules", SetupMachine.Setup, "install")).EnsureExitCode(0).StandardOutput.Split("\r\n");

        Assert.AreEqual(@"C:\windows\system32\comctl32.dll", modules.Single(module => module.EndsWith(@"\comctl32.dll", StringComparison.OrdinalIgnoreCase)), ignoreCase: true);
    }

    /// <summary>Every control lies in the window and beside the others, and has its own letter of the Alt key.</summary>
    private static void AssertUsable(WineDialog dialog)
    {
        var letters = new List<char>();
        foreach (var control in dialog.Controls)
        {
            var (right, bottom) = (control.X + control.Width, control.Y + control.Height);
            Assert.IsTrue(control.X >= dialog.X && control.Y >= dialog.Y && right <= dialog.X + dialog.Width && bottom <= dialog.Y + dialog.Height, $"{control} leaves the window");
            Assert.IsFalse(
                dialog.Controls.Any(other => other.Handle != control.Handle && control.X < other.X + other.Width && other.X < right && control.Y < other.Y + other.Height && other.Y < bottom),
                $"{control} lies on another");
            if (control.Class is "Button" or "Static" && control.Text.IndexOf('&', StringComparison.Ordinal) is >= 0 and var mark)
            {
                letters.Add(char.ToUpperInvariant(control.Text[mark + 1]));
            }
        }

        CollectionAssert.AllItemsAreUnique(letters);
    }

    private static WineControl Control(WineDialog dialog, string beginning) => dialog.Controls.Single(control => control.Text.StartsWith(beginning, StringComparison.Ordinal));

    private static Task CaptureAsync(VirtualDisplay display, WineDialog dialog, string name) =>
        display.CaptureAsync(Path.Combine(Repository.Artifacts, "screenshots", "setup", $"{name}.png"), dialog.X, dialog.Y, dialog.Width, dialog.Height);
}
