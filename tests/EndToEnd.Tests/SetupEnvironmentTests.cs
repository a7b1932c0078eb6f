using WineBed;

namespace EndToEnd;

/// <summary>The setup program and the packages where something is in their way: they end with a code and a text of their own, and leave nothing but the log.</summary>
[TestClass]
public sealed class SetupEnvironmentTests
{
    private const string PausedFile = @"C:\paused";
    private const string ContinueFile = @"C:\continue";
    private const string WindowFile = @"C:\window.txt";

    [TestMethod]
    public async Task A_second_one_at_once_is_sent_away_and_one_that_is_cancelled_in_its_window_leaves_nothing()
    {
        // Wine undoes nothing where it is cancelled in the middle of the script, so it pauses before.
        using var variant = new PackageVariant(PackageScope.PerUser)
        {
            PackageContent = PackageVariant.ActionOnPurpose("Pause", "immediate", "InstallInitialize"),
        };
        var program = await SetupMachine.PackAsync(await variant.BuildAsync());
        await using var display = await VirtualDisplay.StartAsync();
        await using var windows = await SetupMachine.CreateAsync(display, program);
        var before = await windows.TakeSnapshotAsync();

        var run = SetupMachine.RunLimitedAsync(windows, "install --user --accept-license");
        await windows.Dialogs.PressAsync(Control(await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Install"), run), "&Install"));
        await windows.WaitForFileAsync(PausedFile, run);

        var second = (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user")).EnsureExitCode(1618);
        StringAssert.Contains(second.StandardError, "Another installation of Docker Desktop is running.");

        await windows.Dialogs.PressAsync(Control(await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("Cancel"), run), "Cancel"));
        await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("Cancelling; what was done is undone"), run);
        await windows.WriteFileAsync(ContinueFile, string.Empty);
        var end = await windows.Dialogs.WaitForAsync(dialog => dialog.Shows("&Close"), run);
        StringAssert.StartsWith(end.Controls.Single(control => control.Class == "Edit").Text, "Cancelled. What had been done was undone.");
        Assert.IsFalse(end.Shows("&Start Docker Desktop now"), "there is nothing to start");
        await windows.Dialogs.PressAsync(Control(end, "&Close"));
        (await run).EnsureExitCode(1602);

        WindowsMachine.AssertRolledBack(before.CompareTo(await windows.TakeSnapshotAsync()).Except([.. SetupMachine.Logs, PausedFile, ContinueFile]), "cancelled");
    }

    [TestMethod]
    public async Task What_fails_in_the_middle_is_told_with_its_reason_and_the_log_and_is_undone()
    {
        using var variant = new PackageVariant(PackageScope.PerUser)
        {
            PackageContent = PackageVariant.ActionOnPurpose("FailWithReason", "deferred", "InstallFinalize"),
        };
        await using var windows = await SetupMachine.CreateAsync(program: await SetupMachine.PackAsync(await variant.BuildAsync()));
        var before = await windows.TakeSnapshotAsync();

        var failed = (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user")).EnsureExitCode(1603);

        StringAssert.Contains(failed.StandardError, "Installing Docker Desktop failed with 1603; what had been done was undone.");
        StringAssert.Contains(failed.StandardError, "The reason is a test.");
        StringAssert.Contains(failed.StandardOutput, "Log: ");
        WindowsMachine.AssertRolledBack(before.CompareTo(await windows.TakeSnapshotAsync()).Except(SetupMachine.Logs), "failed");
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.PerUser))]
    [DataRow(nameof(PackageScope.AllUsers))]
    public async Task Where_no_folder_can_be_made_it_says_which_and_leaves_nothing(string scopeName)
    {
        var scope = Enum.Parse<PackageScope>(scopeName);
        await using var windows = await SetupMachine.CreateAsync();
        var (cache, target) = scope == PackageScope.AllUsers
            ? (@"C:\Program Files\Docker Desktop Installer", @"C:\Program Files\Docker")
            : (SetupMachine.PerUserCache(windows), InstalledProduct.PerUserFolder(windows));
        var arguments = scope == PackageScope.AllUsers ? "install --quiet" : "install --quiet --user";

        // A file has the folder's name.
        await windows.WriteFileAsync(cache, string.Empty);
        var before = await windows.TakeSnapshotAsync();
        StringAssert.Contains((await SetupMachine.RunAsync(windows, arguments)).EnsureExitCode(1603).StandardError, cache);
        WindowsMachine.AssertUnchanged(before.CompareTo(await windows.TakeSnapshotAsync()), cache);
        File.Delete(windows.ToHostPath(cache));

        await windows.WriteFileAsync(target, string.Empty);
        before = await windows.TakeSnapshotAsync();
        StringAssert.Contains((await SetupMachine.RunAsync(windows, arguments)).EnsureExitCode(1603).StandardError, "what had been done was undone");
        WindowsMachine.AssertRolledBack(before.CompareTo(await windows.TakeSnapshotAsync()).Except(SetupMachine.Logs), target);
        (await windows.Msiexec.InstallAsync(Package.Built(scope).Path)).EnsureExitCode(1603);
        WindowsMachine.AssertRolledBack(before.CompareTo(await windows.TakeSnapshotAsync()).Except(SetupMachine.Logs), target);
    }

    [TestMethod]
    public async Task A_file_in_use_is_replaced_at_the_next_start_of_Windows()
    {
        using var payload = new PayloadFolder(@"resources/data.txt");
        using var variant = new PackageVariant(PackageScope.PerUser) { PayloadFolder = payload.Path };
        await using var windows = await SetupMachine.CreateAsync(program: await SetupMachine.PackAsync(await variant.BuildAsync()));
        await windows.Registry.WriteValueAsync(@"HKCU\Software\Wine\Drivers", "Graphics", RegistryValue.FromString("null"));
        (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user")).EnsureExitCode(0);
        var file = $@"{InstalledProduct.PerUserFolder(windows)}\resources\data.txt";
        var good = await File.ReadAllBytesAsync(windows.ToHostPath(file));
        await windows.WriteFileAsync(file, "damaged");
        var holding = windows.RunProgramAsync("WindowProbe.exe", "close", WindowFile, file);
        await windows.WaitForFileAsync(WindowFile, holding);

        var repaired = (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user")).EnsureExitCode(3010);

        StringAssert.Contains(repaired.StandardOutput, "Restart the computer to finish.");
        Assert.AreEqual("damaged", await File.ReadAllTextAsync(windows.ToHostPath(file)), "it is in use until then");
        Assert.IsFalse(holding.IsCompleted, "nobody ended the program by force");
        await windows.RestartAsync();
        await Assert.ThrowsAsync<WineException>(() => holding, "the restart ended it");
        CollectionAssert.AreEqual(good, await File.ReadAllBytesAsync(windows.ToHostPath(file)));
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.PerUser))]
    [DataRow(nameof(PackageScope.AllUsers))]
    public async Task Dlls_in_folders_for_temporary_files_and_beside_the_package_are_not_loaded(string scopeName)
    {
        var package = Package.Built(Enum.Parse<PackageScope>(scopeName));
        await using var windows = await SetupMachine.CreateAsync();
        // None of these exports what the real one does: an action would not go on with it.
        foreach (var folder in (string[])[$@"{windows.UserProfile}\Temp", $@"{windows.UserProfile}\AppData\Local\Temp", @"C:\windows\Temp", SetupMachine.Folder, @"C:\"])
        {
            Directory.CreateDirectory(windows.ToHostPath(folder));
            foreach (var name in (string[])["advapi32.dll", "bcrypt.dll", "msi.dll", "netapi32.dll", "ole32.dll", "version.dll", "wintrust.dll", "cabinet.dll", "userenv.dll"])
            {
                File.Copy(WinePrograms.PathOf("FailingAction.dll"), windows.ToHostPath($@"{folder}\{name}"));
            }
        }

        var copy = windows.ToHostPath($@"{SetupMachine.Folder}\package.msi");
        File.Copy(package.Path, copy);

        (await windows.Msiexec.InstallAsync(copy)).EnsureExitCode(0);
        (await windows.Msiexec.UninstallAsync(copy)).EnsureExitCode(0);
    }

    private static WineControl Control(WineDialog dialog, string text) => dialog.Controls.Single(control => control.Text == text);
}
