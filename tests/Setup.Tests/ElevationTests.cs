using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Setup;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Elevation;
using FakeWindows;
using Microsoft.Win32.SafeHandles;
using Setup.Tests.Fakes;

namespace Setup.Tests;

[TestClass]
public sealed class ElevationTests
{
    private const string Name = "0123456789abcdef0123456789abcdef";

    [TestMethod]
    public void The_copy_reads_what_was_written()
    {
        var request = SetupCommandLine.Parse("install --all-users --quiet --docker-users=\"PC\\a b\" --no-windows-containers");

        var read = ElevatedRequest.Parse(new ElevatedRequest(Name, request).Format());

        Assert.AreEqual(Name, read.Pipe);
        Assert.AreEqual(SetupCommandLine.FormatProperties(request), SetupCommandLine.FormatProperties(read.Request));
    }

    [TestMethod]
    [DataRow("--elevated-copy")]
    [DataRow("--elevated-copy " + Name)]
    [DataRow("--elevated-copy " + Name + " install --quiet")]
    [DataRow("--elevated-copy " + Name + " install --quiet --user")]
    [DataRow("--elevated-copy " + Name + " install --all-users")]
    [DataRow("--elevated-copy " + Name + " --help")]
    [DataRow("--elevated-copy " + Name + " install --quiet --all-users INSTALLINGUSERSID=S-1-5-18")]
    [DataRow("--elevated-copy " + Name + " install --quiet --all-users --transforms=\\\\server\\evil.mst")]
    [DataRow("--elevated-copy ..\\pipe\\evil0123456789abcdef012345 install --quiet --all-users")]
    [DataRow("--elevated-copy 0123456789ABCDEF0123456789ABCDEF install --quiet --all-users")]
    [DataRow("--elevated-copy \"" + Name + "\" install --quiet --all-users")]
    [DataRow("--elevated-copy " + Name + " install --quiet --all-users --engine-access=everybody")]
    public void An_elevated_copy_refuses_all_lines_but_its_own(string line)
    {
        Assert.IsTrue(ElevatedRequest.IsMeantBy(line));
        Assert.AreEqual(87, Assert.ThrowsExactly<SetupException>(() => ElevatedRequest.Parse(line)).ExitCode);
    }

    [TestMethod]
    public void Flags_that_do_not_fit_on_a_command_line_are_refused()
    {
        var request = SetupCommandLine.Parse($"install --all-users --docker-users={new string('a', 9000)}");

        Assert.AreEqual(87, Assert.ThrowsExactly<SetupException>(() => new ElevatedRequest(Name, request).Format()).ExitCode);
    }

    [TestMethod]
    public void Names_cannot_be_guessed()
    {
        var names = Enumerable.Range(0, 100).Select(_ => ConversationPipe.CreateName()).ToList();

        CollectionAssert.AllItemsAreUnique(names);
        Assert.IsTrue(names.TrueForAll(ConversationPipe.IsName));
    }

    [TestMethod]
    public void The_pipe_is_for_its_user_and_administrators_and_only_those_could_make_an_instance()
    {
        Assert.AreEqual("O:S-1-5-21-1G:S-1-5-21-1D:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x12019b;;;S-1-5-21-1)", ConversationPipe.Security("S-1-5-21-1"));
    }

    [TestMethod]
    public async Task Progress_and_result_come_through()
    {
        var (server, client) = await ConnectAsync();
        await using var end = server;
        var watcher = new FakeWatcher();
        var following = ConversationReader.FollowAsync(server, watcher);

        var copy = new ConversationWatcher(client);
        copy.Begin("Copying new files");
        copy.Report(42);
        copy.End(new SetupResult(1603, "It failed.\r\nINSTALLFOLDER is not allowed.", @"C:\Windows\Logs\a.log"));
        await copy.DisposeAsync();

        var (message, log) = await following;
        Assert.AreEqual($"It failed.{Environment.NewLine}INSTALLFOLDER is not allowed.", message);
        Assert.AreEqual(@"C:\Windows\Logs\a.log", log);
        CollectionAssert.AreEqual(new[] { 42 }, watcher.Percents);
        CollectionAssert.AreEqual(new[] { "Copying new files" }, watcher.Actions);
        Assert.IsFalse(copy.IsCancelled && watcher.IsCancelled);
    }

    [TestMethod]
    public async Task A_user_who_cancels_cancels_the_copy()
    {
        var (server, client) = await ConnectAsync();
        await using var end = server;
        var watcher = new FakeWatcher();
        var following = ConversationReader.FollowAsync(server, watcher);
        await using (var copy = new ConversationWatcher(client))
        {
            Assert.IsFalse(copy.IsCancelled);
            watcher.IsCancelled = true;
            Assert.IsTrue(SpinWait.SpinUntil(() => copy.IsCancelled, TimeSpan.FromSeconds(30)));
        }

        await following;
    }

    [TestMethod]
    public async Task One_that_has_gone_cancels_the_copy()
    {
        var (server, client) = await ConnectAsync();
        await using var copy = new ConversationWatcher(client);

        await server.DisposeAsync();

        Assert.IsTrue(SpinWait.SpinUntil(() => copy.IsCancelled, TimeSpan.FromSeconds(30)));
    }

    [TestMethod]
    public async Task One_that_does_not_read_keeps_nothing_waiting()
    {
        var (server, client) = await ConnectAsync();
        await using var end = server;
        var copy = new ConversationWatcher(client);

        for (var i = 0; i < 100_000; i++)
        {
            copy.Begin(new string('x', 1000));
        }

        Assert.IsFalse(copy.IsCancelled);
        await copy.DisposeAsync();
    }

    [TestMethod]
    [SupportedOSPlatform("windows")]
    public async Task Without_administrators_rights_a_copy_does_nothing_and_opens_no_pipe()
    {
        var computer = new SetupComputer();
        var before = computer.Files.Snapshot;

        Assert.AreEqual(740, await RunCopyAsync(computer, _ => throw new AssertFailedException("It opened the pipe.")));

        Assert.IsEmpty(computer.Installer.Calls);
        CollectionAssert.AreEqual(before.ToList(), computer.Files.Snapshot.ToList());
    }

    [TestMethod]
    [SupportedOSPlatform("windows")]
    public async Task A_copy_is_as_careful_as_the_program_itself()
    {
        var computer = new SetupComputer { IsElevated = true, Signature = 0x80096010 };
        Assert.AreEqual(577, await RunCopyAsync(computer, _ => throw new AssertFailedException("It opened the pipe.")), "the signature");

        computer.Signature = 0;
        computer.Files.AddFolder(computer.Program + ".local", FakeFileSystem.User);
        Assert.AreEqual(577, await RunCopyAsync(computer, _ => throw new AssertFailedException("It opened the pipe.")), "the redirection");
        computer.Files.Remove(computer.Program + ".local");

        Assert.AreEqual(87, await RunCopyAsync(computer, _ => throw new Win32Exception(2)), "nobody is there");
        Assert.IsEmpty(computer.Installer.Calls);
    }

    [TestMethod]
    [SupportedOSPlatform("windows")]
    [DataRow("S-1-5-21-9-9-9-1009", true)]
    [DataRow(FakeFileSystem.User, false)]
    public async Task The_owner_of_the_pipe_is_the_installing_user_unless_he_consented_himself(string owner, bool isHanded)
    {
        var computer = new SetupComputer { IsElevated = true };
        var (server, client) = await ConnectAsync();
        await using var end = server;
        var opened = string.Empty;
        var following = ConversationReader.FollowAsync(server, new FakeWatcher());

        Assert.AreEqual(0, await RunCopyAsync(computer, name =>
        {
            opened = name;
            return (client, owner);
        }));

        Assert.AreEqual(Name, opened);
        Assert.AreEqual(isHanded, computer.Installer.Calls.Single().EndsWith($"INSTALLINGUSERSID=\"{owner}\"", StringComparison.Ordinal));
        Assert.StartsWith("Docker Desktop is installed.", (await following).Message);
    }

    /// <summary>Windows enforces it and nothing else shows it; values from the Windows SDK.</summary>
    [TestMethod]
    [SupportedOSPlatform("windows")]
    public void The_copy_lets_the_pipes_maker_identify_it_and_not_act_as_it()
    {
        const uint SecuritySqosPresent = 0x00100000;
        const uint SecurityLevels = 0x00030000;
        const uint SecurityIdentification = 0x00010000;
        var asked = new List<(string Path, uint Access, uint Share, uint Disposition, uint Flags)>();

        var refused = Assert.ThrowsExactly<Win32Exception>(() => WindowsConversationPipe.Open(@"\\.\pipe\a", (path, access, share, _, disposition, flags, _) =>
        {
            asked.Add((path, access, share, disposition, flags));
            Marshal.SetLastPInvokeError(2);
            return new SafeFileHandle(-1, ownsHandle: true);
        }));

        Assert.AreEqual(2, refused.NativeErrorCode);
        var (path, access, share, disposition, flags) = asked.Single();
        Assert.AreEqual(@"\\.\pipe\a", path);
        Assert.AreEqual(0x120083u, access, "no right to change the pipe, and none to make an instance");
        Assert.AreEqual((0u, 3u), (share, disposition), "what is there, and alone");
        Assert.AreEqual(SecuritySqosPresent, flags & SecuritySqosPresent);
        Assert.AreEqual(SecurityIdentification, flags & SecurityLevels);
    }

    [TestMethod]
    public void Windows_asks_for_consent_and_starts_the_copy_in_a_folder_of_its_own()
    {
        var start = WindowsElevatedStart.Describe(@"\\server\share\setup.exe", "--elevated-copy \"a\"", @"C:\Windows\System32");

        Assert.AreEqual((@"\\server\share\setup.exe", "--elevated-copy \"a\""), (start.FileName, start.Arguments));
        Assert.AreEqual(("runas", true), (start.Verb, start.UseShellExecute));
        Assert.AreEqual(@"C:\Windows\System32", start.WorkingDirectory);
        Assert.AreEqual(ProcessWindowStyle.Hidden, start.WindowStyle);
    }

    /// <summary>The copy's session has other drives than the user's.</summary>
    [TestMethod]
    [SupportedOSPlatform("windows")]
    [DataRow(@"N:\tools\setup.exe", @"\\server\share\tools\setup.exe")]
    [DataRow(@"\\server\share\tools\setup.exe", @"\\server\share\tools\setup.exe")]
    [DataRow(@"S:\setup.exe", @"C:\Users\user\Downloads\setup.exe")]
    [DataRow(@"C:\Linked\setup.exe", @"C:\Users\user\Downloads\setup.exe")]
    [DataRow(@"C:\Users\user\Downloads\setup.exe", @"C:\Users\user\Downloads\setup.exe")]
    [DataRow(@"X:\gone\setup.exe", @"X:\gone\setup.exe")]
    public void A_copy_is_started_by_a_path_that_its_own_session_knows(string program, string started)
    {
        var files = new FakeFileSystem();
        files.AddShare(@"\\server\share\");
        files.AddFolder(@"\\server\share\tools", FakeFileSystem.User);
        files.AddFile(@"\\server\share\tools\setup.exe", [], FakeFileSystem.User);
        files.AddFolder(@"C:\Users\user\Downloads", FakeFileSystem.User);
        files.AddFile(@"C:\Users\user\Downloads\setup.exe", [], FakeFileSystem.User);
        files.AddLink(@"C:\Linked", @"C:\Users\user\Downloads");
        files.AddSessionDrive('N', @"\\server\share\");
        files.AddSessionDrive('S', @"C:\Users\user\Downloads");

        Assert.AreEqual(started, new ElevatedCopy(new SetupUser(FakeFileSystem.User, IsElevated: false), program, files, new WindowsElevatedStart()).Program);
    }

    [TestMethod]
    [SupportedOSPlatform("windows")]
    public void A_copy_that_windows_does_not_start_is_told_with_its_path_and_the_way_out()
    {
        var files = new FakeFileSystem();
        files.AddShare(@"\\server\share\");
        files.AddFile(@"\\server\share\setup.exe", [], FakeFileSystem.User);
        files.AddSessionDrive('N', @"\\server\share\");
        var request = SetupCommandLine.Parse("install --all-users --no-windows-containers");
        var refusing = new FakeElevatedStart { Error = 1326 };
        var copy = new ElevatedCopy(new SetupUser(FakeFileSystem.User, IsElevated: false), @"N:\setup.exe", files, refusing);

        var failure = Assert.ThrowsExactly<SetupException>(() => copy.Start(Name, request));

        Assert.AreEqual(@"\\server\share\setup.exe --elevated-copy " + Name + " install --all-users --quiet --no-windows-containers", refusing.Asked);
        Assert.AreEqual(1603, failure.ExitCode);
        Assert.Contains(@"\\server\share\setup.exe", failure.Message);
        Assert.Contains("copy it to a local one", failure.Message);

        refusing.Error = 1223;
        Assert.AreEqual(1223, Assert.ThrowsExactly<Win32Exception>(() => copy.Start(Name, request)).NativeErrorCode, "consent was not given: no failure");
    }

    [TestMethod]
    public void What_is_told_stays_one_line_of_one_kind()
    {
        var line = ConversationLine.Of(ConversationLine.Action, "a\r\n!Done\n#C:\\log\0b").ToString();

        Assert.AreEqual(-1, line.AsSpan().IndexOfAny('\r', '\n', '\0'));
        Assert.AreEqual(ConversationLine.Action, ConversationLine.Parse(line)!.Value.Kind);
        Assert.AreEqual(100, new ConversationLine(ConversationLine.Percent, "4000").Number);
        Assert.AreEqual(0, new ConversationLine(ConversationLine.Percent, "-1").Number);
    }

    [SupportedOSPlatform("windows")]
    private static Task<int> RunCopyAsync(SetupComputer computer, Func<string, (Stream Pipe, string Owner)> open) =>
        new ElevatedProgram(computer.User, computer.Redirection, computer, computer.Installation, open).RunAsync($"--elevated-copy {Name} install --all-users --quiet");

    private static async Task<(Stream Server, Stream Client)> ConnectAsync()
    {
        var name = $"setup-{Guid.NewGuid():N}";
        var server = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var client = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        await Task.WhenAll(server.WaitForConnectionAsync(), client.ConnectAsync());
        return (server, client);
    }
}
