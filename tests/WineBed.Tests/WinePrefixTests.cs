namespace WineBed.Tests;

[TestClass]
public sealed class WinePrefixTests
{
    [TestMethod]
    [DataRow(0u)]
    [DataRow(255u)]
    [DataRow(1603u)]
    [DataRow(0xC0000409u)]
    [DataRow(uint.MaxValue)]
    public async Task Exit_codes_keep_all_their_bits(uint code)
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        Assert.AreEqual(code, (await prefix.RunProgramAsync("RuntimeProbe.exe", "exit", code.ToString(System.Globalization.CultureInfo.InvariantCulture))).ExitCode);
    }

    [TestMethod]
    public async Task Output_and_error_are_kept_apart()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        WineResult output = await prefix.RunProgramAsync("RuntimeProbe.exe", "arguments", "größer");
        WineResult error = await prefix.RunProgramAsync("RuntimeProbe.exe", "error", "gone");

        Assert.AreEqual("größer\r\n", output.StandardOutput);
        Assert.AreEqual("", output.StandardError);
        Assert.AreEqual("", error.StandardOutput);
        Assert.AreEqual("gone\r\n", error.StandardError);
    }

    [TestMethod]
    public async Task A_program_that_does_not_end_is_ended()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        string command = WindowsCommandLine.Join(prefix.ToWindowsPath(WinePrograms.PathOf("RuntimeProbe.exe")), "wait");

        WineException exception = await Assert.ThrowsExactlyAsync<WineException>(() => prefix.RunCommandLineAsync(command, TimeSpan.FromSeconds(1)));

        StringAssert.Contains(exception.Message, "not finished after 1 s");
        StringAssert.Contains(ProcessesOf(prefix), "services.exe");
        Assert.DoesNotContain("RuntimeProbe.exe", ProcessesOf(prefix));
    }

    [TestMethod]
    public async Task A_program_that_is_not_there_is_reported_with_its_name()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        WineException exception = await Assert.ThrowsExactlyAsync<WineException>(() => prefix.RunAsync(@"C:\none.exe"));

        StringAssert.Contains(exception.Message, @"C:\none.exe");
        StringAssert.Contains(exception.Message, "Win32 error 2");
    }

    [TestMethod]
    public async Task Windows_is_one_that_the_product_accepts()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        StringAssert.Contains((await prefix.RunAsync("cmd", "/c", "ver")).StandardOutput, "10.0.19045");
        RegistryValue? build = await prefix.Registry.ReadValueAsync(@"HKLM\Software\Microsoft\Windows NT\CurrentVersion", "CurrentBuildNumber");
        Assert.AreEqual("19045", build?.Text);
    }

    [TestMethod]
    public async Task The_callers_environment_stays_outside()
    {
        Environment.SetEnvironmentVariable("WINEBED_CALLER", "inherited");
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        string variables = (await prefix.RunCommandLineAsync("cmd /c set", environment: new Dictionary<string, string> { ["GIVEN"] = "value" })).StandardOutput;

        Assert.DoesNotContain("WINEBED_CALLER", variables);
        Assert.DoesNotContain("DISPLAY=", variables);
        StringAssert.Contains(variables, "GIVEN=value");
    }

    [TestMethod]
    public async Task Prefixes_share_nothing()
    {
        await using WinePrefix first = await WinePrefix.CreateAsync();
        await using WinePrefix second = await WinePrefix.CreateAsync();

        await first.Registry.WriteValueAsync(@"HKCU\Software\Test", "", RegistryValue.FromString("first"));
        await File.WriteAllTextAsync(first.ToHostPath(@"C:\first.txt"), "first");
        await first.LocalGroups.AddAsync("first", "", "S-1-5-21-0-0-0-3000");

        Assert.IsNotNull(await first.Registry.ReadKeyAsync(@"HKCU\Software\Test"));
        Assert.IsNull(await second.Registry.ReadKeyAsync(@"HKCU\Software\Test"));
        Assert.IsFalse(File.Exists(second.ToHostPath(@"C:\first.txt")));
        Assert.IsEmpty(await second.LocalGroups.ListAsync());
    }

    [TestMethod]
    public async Task The_users_folders_are_inside_the_prefix()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        foreach (string folder in (string[])["Desktop", "Documents", @"AppData\Local", @"AppData\Roaming", "Temp"])
        {
            DirectoryInfo host = new(prefix.ToHostPath($@"{prefix.UserProfile}\{folder}"));
            Assert.IsTrue(host.Exists, folder);
            Assert.IsNull(host.LinkTarget, folder);
        }
    }

    [TestMethod]
    public async Task Paths_are_found_without_regard_to_case_and_need_not_exist()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        Assert.AreEqual(Path.Combine(prefix.DriveC, "windows", "system32", "kernel32.dll"), prefix.ToHostPath(@"c:\Windows\System32\KERNEL32.DLL"));
        Assert.AreEqual(Path.Combine(prefix.DriveC, "windows", "New Folder", "File"), prefix.ToHostPath(@"C:\WINDOWS\New Folder\File"));
        Assert.AreEqual(@"C:\windows\system32", prefix.ToWindowsPath(Path.Combine(prefix.DriveC, "windows", "system32")));
        Assert.AreEqual(@"Z:\etc\hosts", prefix.ToWindowsPath("/etc/hosts"));
        Assert.AreEqual("/etc/hosts", prefix.ToHostPath(@"Z:\etc\hosts"));
        Assert.ThrowsExactly<ArgumentException>(() => prefix.ToHostPath("relative"));
    }

    [TestMethod]
    public async Task Registry_and_files_survive_a_restart_and_processes_do_not()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        await prefix.Registry.WriteValueAsync(@"HKLM\Software\Test", "kept", RegistryValue.FromUInt32(7));
        await prefix.RunAsync("cmd", "/c", "start", "/b", prefix.ToWindowsPath(WinePrograms.PathOf("RuntimeProbe.exe")), "wait");
        StringAssert.Contains(ProcessesOf(prefix), "RuntimeProbe.exe");

        await prefix.RestartAsync();

        Assert.AreEqual(7u, (await prefix.Registry.ReadValueAsync(@"HKLM\Software\Test", "kept"))?.ToUInt32());
        Assert.DoesNotContain("RuntimeProbe.exe", ProcessesOf(prefix));
    }

    [TestMethod]
    public async Task Nothing_is_left_of_a_prefix()
    {
        WinePrefix prefix = await WinePrefix.CreateAsync();
        string folder = Path.GetDirectoryName(prefix.WorkFolder)!;
        ulong? inode = HostFile.Inode(Path.GetDirectoryName(prefix.DriveC)!);
        await prefix.RunAsync("cmd", "/c", "start", "/b", prefix.ToWindowsPath(WinePrograms.PathOf("RuntimeProbe.exe")), "wait");
        StringAssert.Contains(ProcessesOf(prefix), "RuntimeProbe.exe");

        await prefix.DisposeAsync();

        Assert.AreEqual("", ProcessesOf(prefix));
        Assert.IsFalse(Directory.Exists(folder));
        Assert.IsEmpty(Directory.EnumerateDirectories("/tmp", ".wine-*").SelectMany(root => Directory.EnumerateDirectories(root, $"server-*-{inode:x}")));
    }

    [TestMethod]
    public async Task What_a_killed_run_left_behind_is_removed()
    {
        // No process has this number: it is above what Linux gives.
        string abandoned = Path.Combine(WineTemplate.RootFolder, "run-99999999-test");
        Directory.CreateDirectory(Path.Combine(abandoned, "prefix"));

        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        Assert.IsFalse(Directory.Exists(abandoned));
    }

    /// <summary>The command lines of the prefix' processes on the host. Wine's own tasklist prints nothing.</summary>
    private static string ProcessesOf(WinePrefix prefix) =>
        string.Join('\n', HostProcesses.Find(Path.GetDirectoryName(prefix.DriveC)!).Select(process => File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ')));
}
