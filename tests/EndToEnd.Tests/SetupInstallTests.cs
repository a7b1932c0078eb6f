using System.Reflection.PortableExecutable;
using System.Text;
using Installer.Artifacts.Tests;
using NativeAot.Tests;
using WineBed;

namespace EndToEnd;

/// <summary>The setup program, as it is built, on a Windows of its own.</summary>
[TestClass]
public sealed class SetupInstallTests
{
    private const string AllUsersCache = @"C:\Program Files\Docker Desktop Installer";

    /// <summary>What stays: logs, and what the tests put there.</summary>
    private static readonly string[] Kept = [.. SetupMachine.Logs, SetupMachine.Folder];

    [TestMethod]
    public void It_is_little_larger_than_its_packages_and_loads_dlls_from_system32_only()
    {
        var packages = Enum.GetValues<PackageScope>().Sum(scope => new FileInfo(Package.Built(scope).Path).Length);
        Assert.IsLessThan(packages + (4 << 20), new FileInfo(SetupMachine.Built).Length);

        using var file = File.OpenRead(SetupMachine.Built);
        using var image = new PEReader(file);
        var configuration = image.GetSectionData(image.PEHeaders.PEHeader!.LoadConfigTableDirectory.RelativeVirtualAddress).GetReader();
        configuration.Offset = 0x4E; // DependentLoadFlags
        Assert.AreEqual(0x800, configuration.ReadUInt16());
        var last = image.PEHeaders.SectionHeaders[^1];
        Assert.AreEqual(".msi", last.Name);
        Assert.AreEqual(file.Length, last.PointerToRawData + last.SizeOfRawData, "everything lies in a section, where a signature covers it");
    }

    [TestMethod]
    public void Its_manifest_names_no_library_that_a_local_folder_could_put_in_another_place()
    {
        using var image = new NativeImage(SetupMachine.Built);
        var manifest = Encoding.UTF8.GetString(image.Resource(NativeImage.ResourceTypeManifest)!);

        StringAssert.Contains(manifest, "level=\"asInvoker\"", "it is there, or a .local file would redirect every library");
        Assert.DoesNotContain("<dependentAssembly", manifest);
        Assert.DoesNotContain("comctl32.dll", image.Imports);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_redirection_beside_it_ends_it_before_anything_and_the_elevated_copy_too(bool isFolder)
    {
        await using var windows = await SetupMachine.CreateAsync();
        var local = SetupMachine.Setup + ".local";
        if (isFolder)
        {
            // Where Windows would look for the library of visual styles.
            var folder = windows.ToHostPath($@"{local}\amd64_microsoft.windows.common-controls_6595b64144ccf1df_6.0.19041.1_none_0000000000000000");
            Directory.CreateDirectory(folder);
            File.Copy(WinePrograms.PathOf("FailingAction.dll"), Path.Combine(folder, "comctl32.dll"));
        }
        else
        {
            await windows.WriteFileAsync(local, string.Empty);
        }

        var before = await windows.TakeSnapshotAsync();

        foreach (var arguments in (string[])["--help", "install --quiet --user", "--elevated-copy 0123456789abcdef0123456789abcdef install --all-users --quiet"])
        {
            var refused = (await SetupMachine.RunAsync(windows, arguments)).EnsureExitCode(577);
            Assert.AreEqual(string.Empty, refused.StandardOutput, arguments);
            Assert.AreEqual(!arguments.StartsWith("--elevated", StringComparison.Ordinal), refused.StandardError.Contains(local + " is there", StringComparison.OrdinalIgnoreCase), arguments);
        }

        await windows.AssertUnchangedAsync(before);
    }

    [TestMethod]
    public void The_packages_lie_in_it_byte_for_byte()
    {
        foreach (var scope in Enum.GetValues<PackageScope>())
        {
            Assert.IsGreaterThan(0, OffsetOf(scope), scope.ToString());
        }
    }

    [TestMethod]
    public async Task A_user_without_rights_installs_repairs_after_the_program_is_gone_and_removes()
    {
        await using var windows = await SetupMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        var code = await Package.Built(PackageScope.PerUser).ReadProductCodeAsync();
        var cache = SetupMachine.PerUserCache(windows);

        var installed = (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user --disable-analytics")).EnsureExitCode(0);

        StringAssert.Contains(installed.StandardOutput, "Docker Desktop is installed.");
        StringAssert.Contains(installed.StandardOutput, "WSL 2 is not enabled");
        Assert.IsTrue(InstalledProduct.FileExists(windows, LogOf(installed)), LogOf(installed));
        StringAssert.StartsWith(LogOf(installed), @"C:\users\");
        var client = $@"{InstalledProduct.PerUserFolder(windows)}\docker-desktop.exe";
        Assert.IsTrue(InstalledProduct.FileExists(windows, client));
        Assert.AreEqual(1u, (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.PerUser))!["DisableAnalytics"].ToUInt32());
        CollectionAssert.AreEqual(
            await File.ReadAllBytesAsync(Package.Built(PackageScope.PerUser).Path), await File.ReadAllBytesAsync(windows.ToHostPath($@"{cache}\{code}\DockerDesktop-PerUser.msi")));
        await AssertSourceAsync(windows, $@"HKCU\Software\Microsoft\Installer\Products\{Packed(code)}", $@"{cache}\{code}\");

        File.Delete(windows.ToHostPath(SetupMachine.Setup));
        await AssertRepairedFromAsync(windows, $@"{cache}\{code}\DockerDesktop-PerUser.msi", code, client);

        File.Copy(SetupMachine.Built, windows.ToHostPath(SetupMachine.Setup));
        (await SetupMachine.RunLimitedAsync(windows, "uninstall --quiet")).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before, Kept);
    }

    [TestMethod]
    public async Task For_all_users_the_package_is_kept_where_only_administrators_write_and_goes_with_the_product()
    {
        await using var windows = await SetupMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        var code = await Package.Built(PackageScope.AllUsers).ReadProductCodeAsync();
        var cached = $@"{AllUsersCache}\{code}\DockerDesktop-AllUsers.msi";

        var installed = (await SetupMachine.RunAsync(windows, "install --quiet --no-windows-containers")).EnsureExitCode(0);

        StringAssert.StartsWith(LogOf(installed), @"C:\windows\Logs\Docker Desktop Installer\", StringComparison.OrdinalIgnoreCase);
        Assert.IsTrue(InstalledProduct.FileExists(windows, LogOf(installed)));
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe"));
        Assert.AreEqual(1u, (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!["DisableWindowsContainers"].ToUInt32());
        Assert.IsTrue(InstalledProduct.FileExists(windows, cached));
        await AssertSourceAsync(windows, $@"HKLM\Software\Classes\Installer\Products\{Packed(code)}", $@"{AllUsersCache}\{code}\");

        File.Delete(windows.ToHostPath(SetupMachine.Setup));
        await AssertRepairedFromAsync(windows, cached, code, $@"{InstalledProduct.AllUsersFolder}\com.docker.service.exe");

        // Settings, Apps removes it without the setup program.
        (await windows.Msiexec.UninstallAsync(code)).EnsureExitCode(0);
        Assert.IsFalse(Directory.Exists(windows.ToHostPath(AllUsersCache)));
        await windows.AssertUnchangedAsync(before, [.. Kept, InstalledProduct.Group]);
    }

    [TestMethod]
    public async Task An_upgrade_takes_the_older_package_away()
    {
        using var variant = new PackageVariant(PackageScope.PerUser) { Version = "1.0.1" };
        var newer = await variant.BuildAsync();
        await using var windows = await SetupMachine.CreateAsync();
        (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user")).EnsureExitCode(0);

        (await windows.Msiexec.InstallAsync(newer.Path)).EnsureExitCode(0);

        Assert.IsFalse(Directory.Exists(windows.ToHostPath(SetupMachine.PerUserCache(windows))));
        var refused = (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user")).EnsureExitCode(1603);
        StringAssert.Contains(refused.StandardError, "1603");
        Assert.IsFalse(Directory.Exists(windows.ToHostPath(SetupMachine.PerUserCache(windows))), "a failure leaves no package");
    }

    [TestMethod]
    public async Task What_cannot_be_is_refused_with_its_own_code_before_anything_is_changed()
    {
        await using var windows = await SetupMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        StringAssert.Contains((await SetupMachine.RunLimitedAsync(windows, "install --quiet")).EnsureExitCode(740).StandardError, "needs an administrator");
        StringAssert.Contains((await SetupMachine.RunAsync(windows, "install --quiet --backnd=hyper-v")).EnsureExitCode(87).StandardError, "Did you mean --backend?");
        var reason = (await SetupMachine.RunLimitedAsync(windows, @"install --quiet --user --installation-dir=C:\Windows\Docker")).EnsureExitCode(1603).StandardError;
        StringAssert.Contains(reason, "what had been done was undone.");
        StringAssert.Contains(reason, "INSTALLFOLDER=");
        StringAssert.Contains((await SetupMachine.RunAsync(windows, "uninstall --quiet")).EnsureExitCode(1605).StandardError, "not installed");
        var help = (await SetupMachine.RunAsync(windows, "--help")).EnsureExitCode(0).StandardOutput;
        StringAssert.Contains(help, "--no-windows-containers");
        StringAssert.Contains((await SetupMachine.RunAsync(windows, "--version")).EnsureExitCode(0).StandardOutput, "1.0.0");

        await windows.AssertUnchangedAsync(before, SetupMachine.Logs);
    }

    [TestMethod]
    public async Task A_changed_copy_is_refused_before_anything_is_changed()
    {
        await using var windows = await SetupMachine.CreateAsync();
        var program = await File.ReadAllBytesAsync(SetupMachine.Built);
        program[OffsetOf(PackageScope.PerUser) + 100_000] ^= 1;
        await File.WriteAllBytesAsync(windows.ToHostPath(SetupMachine.Setup), program);
        var before = await windows.TakeSnapshotAsync();

        var refused = (await SetupMachine.RunAsync(windows, "install --quiet --user")).EnsureExitCode(577);

        StringAssert.Contains(refused.StandardError, "damaged or was changed");
        await windows.AssertUnchangedAsync(before);
    }

    [TestMethod]
    public async Task A_signed_copy_runs_though_nobody_here_knows_who_signed_it_and_not_once_a_byte_is_changed()
    {
        var folder = Directory.CreateTempSubdirectory("signed-").FullName;
        try
        {
            var signed = Path.Combine(folder, "signed.exe");
            var certificate = new SigningCertificate(folder, "Test");
            await HostCommand.RunAsync("sh", "-c", $"osslsigncode sign {certificate.SigningArguments} -in '{SetupMachine.Built}' -out '{signed}'");
            await using var windows = await SetupMachine.CreateAsync(program: signed);
            (await SetupMachine.RunLimitedAsync(windows, "install --quiet --user")).EnsureExitCode(0);

            // In a package that this command does not look at: only the signature covers it.
            var program = await File.ReadAllBytesAsync(signed);
            program[OffsetOf(PackageScope.AllUsers) + 100_000] ^= 1;
            await File.WriteAllBytesAsync(windows.ToHostPath(SetupMachine.Setup), program);
            var before = await windows.TakeSnapshotAsync();
            var refused = (await SetupMachine.RunLimitedAsync(windows, "uninstall --quiet")).EnsureExitCode(577);

            StringAssert.Contains(refused.StandardError, "The signature of this copy of the setup program is not right (0x80096010)");
            await windows.AssertUnchangedAsync(before);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public async Task Dlls_beside_it_and_in_the_current_folder_are_not_loaded()
    {
        await using var windows = await SetupMachine.CreateAsync();
        // None of these exports what the real one does: the program would not go on with it.
        foreach (var name in (string[])["msi.dll", "wintrust.dll", "comctl32.dll", "shell32.dll", "version.dll", "cabinet.dll"])
        {
            File.Copy(WinePrograms.PathOf("FailingAction.dll"), windows.ToHostPath($@"{SetupMachine.Folder}\{name}"));
        }

        (await SetupMachine.RunAsync(windows, "install --quiet --user")).EnsureExitCode(0);
        (await SetupMachine.RunAsync(windows, "uninstall --quiet")).EnsureExitCode(0);
    }

    [TestMethod]
    public async Task The_elevated_copy_tells_how_it_gets_on_and_ends_with_the_result()
    {
        await using var windows = await SetupMachine.CreateAsync();

        var told = (await RunCopyAsync(windows, "listen", "install --all-users --quiet --no-windows-containers")).EnsureExitCode(0).StandardOutput.Split('\n');

        Assert.IsTrue(told.Any(line => line.StartsWith('%') && line.Trim() == "%100"), "progress");
        Assert.IsTrue(told.Any(line => line.StartsWith('>') && line.Length > 5), "what it does");
        StringAssert.StartsWith(told.Single(line => line.StartsWith('#')), @"#C:\windows\Logs\Docker Desktop Installer\", StringComparison.OrdinalIgnoreCase);
        StringAssert.StartsWith(told.Single(line => line.StartsWith('!')), "!Docker Desktop is installed.");
        Assert.AreEqual(1u, (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!["DisableWindowsContainers"].ToUInt32());
    }

    [TestMethod]
    public async Task The_elevated_copy_gets_every_value_as_it_was_given()
    {
        await using var windows = await SetupMachine.CreateAsync();

        var pac = SetupQuotingTests.Pac.Replace("\"", "\\\"", StringComparison.Ordinal);
        var run = await RunCopyAsync(
            windows,
            "copy",
            $"""install --all-users --proxy-http-mode=manual --override-proxy-embedded-pac="{pac}" --allowed-org=acme --admin-settings={SetupQuotingTests.PublishedSettings} --installation-dir="C:\Program Files\Dk One\\" """);

        run.EnsureExitCode(0);
        StringAssert.Contains(run.StandardOutput, "Docker Desktop is installed.");
        Assert.AreEqual(SetupQuotingTests.Pac, (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.AllUsers))!["OverrideProxyEmbeddedPac"].Text);
        Assert.IsTrue(InstalledProduct.FileExists(windows, @"C:\Program Files\Dk One\docker-desktop.exe"));
        StringAssert.Contains(await File.ReadAllTextAsync(windows.ToHostPath(@"C:\ProgramData\DockerDesktop\admin-settings.json")), "\"enhancedContainerIsolation\"");
    }

    [TestMethod]
    public async Task Only_the_copy_itself_is_listened_to()
    {
        await using var windows = await SetupMachine.CreateAsync();

        var run = (await RunCopyAsync(windows, "intruder", "install --all-users")).EnsureExitCode(0).StandardOutput;

        StringAssert.Contains(run, "Somebody else is at the pipe.");
        StringAssert.Contains(run, "Docker Desktop is installed.");
        Assert.DoesNotContain("Done by somebody else.", run);
    }

    [TestMethod]
    public async Task Until_the_copy_has_ended_nobody_puts_another_file_in_its_place()
    {
        await using var windows = await SetupMachine.CreateAsync();

        var run = (await RunCopyAsync(windows, "hold", "install --all-users")).EnsureExitCode(0).StandardOutput;

        foreach (var change in (string[])["write", "rename", "delete"])
        {
            StringAssert.Contains(run, $"{change}: 32", "ERROR_SHARING_VIOLATION");
        }

        StringAssert.Contains(run, $"Starts {SetupMachine.Setup}", StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public async Task The_pipe_has_its_descriptor_its_owner_and_one_maker_and_knows_its_client()
    {
        await using var windows = await SetupMachine.CreateAsync();

        var facts = (await windows.RunProgramAsync("ConversationProbe.exe", "pipe")).EnsureExitCode(0).StandardOutput;

        Assert.AreEqual(
            """
            O:USERD:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x12019b;;;USER)
            The name is taken.
            Its owner is who made it.
            Its client is known.

            """.ReplaceLineEndings("\r\n"),
            facts);
    }

    [TestMethod]
    [DataRow("cancel")]
    [DataRow("leave")]
    public async Task A_cancelled_or_abandoned_elevated_copy_leaves_nothing(string way)
    {
        await using var windows = await SetupMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();

        (await RunCopyAsync(windows, way, "install --all-users --quiet")).EnsureExitCode(1602);

        WindowsMachine.AssertRolledBack(before.CompareTo(await windows.TakeSnapshotAsync()).Except(Kept), way);
    }

    /// <summary>Where a package lies in the program; -1 when it does not.</summary>
    private static int OffsetOf(PackageScope scope) => File.ReadAllBytes(SetupMachine.Built).AsSpan().IndexOf(File.ReadAllBytes(Package.Built(scope).Path));

    private static Task<WineResult> RunCopyAsync(WinePrefix windows, string way, string command) => windows.RunProgramAsync("ConversationProbe.exe", SetupMachine.Setup, way, command);

    private static string LogOf(WineResult result)
    {
        const string Mark = "Log: ";
        return result.StandardOutput.Split('\n').Single(line => line.StartsWith(Mark, StringComparison.Ordinal))[Mark.Length..].Trim();
    }

    /// <summary>
    /// A file that is gone comes back from the package in the cache. Windows Installer's own copy of a package has no files in it; Wine's has, and is deleted so that there is one place left to
    /// take them from.
    /// </summary>
    private static async Task AssertRepairedFromAsync(WinePrefix windows, string cached, string code, string file)
    {
        var content = await File.ReadAllBytesAsync(windows.ToHostPath(file));
        File.Delete(windows.ToHostPath(file));
        foreach (var copy in Directory.GetFiles(windows.ToHostPath(@"C:\windows\Installer"), "*.msi"))
        {
            File.Delete(copy);
        }

        var aside = windows.ToHostPath(cached) + ".aside";
        File.Move(windows.ToHostPath(cached), aside);
        Assert.AreNotEqual(0u, (await windows.Msiexec.RepairAsync(code)).ExitCode, "there is nothing to repair from");
        Assert.IsFalse(InstalledProduct.FileExists(windows, file), file);
        File.Move(aside, windows.ToHostPath(cached));

        (await windows.Msiexec.RepairAsync(code)).EnsureExitCode(0);
        CollectionAssert.AreEqual(content, await File.ReadAllBytesAsync(windows.ToHostPath(file)), file);
    }

    private static async Task AssertSourceAsync(WinePrefix windows, string product, string folder)
    {
        Assert.AreEqual($"n;1;{folder}", (await windows.Registry.ReadValueAsync($@"{product}\SourceList", "LastUsedSource"))!.Text);
    }

    /// <summary>A GUID as Windows Installer writes it in names of keys: each part reversed.</summary>
    private static string Packed(string guid)
    {
        var parts = guid.Trim('{', '}').Split('-');
        return string.Concat(parts[..3].Select(part => new string([.. part.Reverse()])))
            + string.Concat(parts[3..].SelectMany(part => part.Chunk(2).Select(pair => $"{pair[1]}{pair[0]}")));
    }
}
