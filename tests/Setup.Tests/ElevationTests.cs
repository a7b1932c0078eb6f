using System.IO.Pipes;
using DockerDesktop.Setup;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Elevation;
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

    private static async Task<(Stream Server, Stream Client)> ConnectAsync()
    {
        var name = $"setup-{Guid.NewGuid():N}";
        var server = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var client = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        await Task.WhenAll(server.WaitForConnectionAsync(), client.ConnectAsync());
        return (server, client);
    }
}
