using System.Net;
using System.Net.Sockets;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Logging;
using DockerDesktop.Service.Pipe;
using Helper.Tests.Fakes;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Service;

/// <summary>What callers can make the log hold, and what they cannot make it lose.</summary>
[TestClass]
public sealed class LogLimitTests : IDisposable
{
    private const string User = "S-1-5-21-1-2-3-1001";
    private const string Other = "S-1-5-21-1-2-3-1002";

    private readonly TemporaryLogFolder _folder = new();
    private readonly ServiceLogFiles _files = new(TimeProvider.System);
    private readonly StoppedTime _time = new();
    private readonly ILoggerFactory _factory;
    private readonly ILogger _logger;

    public LogLimitTests()
    {
        Assert.IsNull(_files.Open(_folder));
        _factory = LoggerFactory.Create(logging => ServiceLogging.Configure(logging, new ServiceLoggerProvider(_files, new FakeEventLog(), _time)));
        _logger = _factory.CreateLogger(ServiceIdentity.Name);
    }

    public void Dispose()
    {
        _factory.Dispose();
        _files.Dispose();
        _folder.Delete();
    }

    [TestMethod]
    public void What_was_changed_stays_whatever_is_refused_afterwards()
    {
        _logger.Done("POST", "/v1/hosts/apply", User);
        _logger.OperationStarted(DockerDesktop.Protocol.Operations.OperationKind.VmStart, "1", User);
        for (int i = 0; i < 10_000; i++)
        {
            // From ever new accounts, each with long texts.
            _logger.Refused("POST", "/v1/vm/create", $"S-1-5-21-1-2-3-{2000 + i}", 400, "malformed-request", new string('x', 100_000));
        }

        string changes = Read(ServiceLogFiles.ChangesPrefix);
        StringAssert.Contains(changes, $" 203 POST /v1/hosts/apply by {User} done");
        StringAssert.Contains(changes, " 204 Operation VmStart 1 started");
        Assert.IsFalse(changes.Contains(" 200 ", StringComparison.Ordinal));
        Assert.IsLessThanOrEqualTo(2L * RollingLogFile.MaximumFiles * RollingLogFile.MaximumFileBytes, _folder.Files.Sum(file => new FileInfo(file).Length));
    }

    [TestMethod]
    public void Starts_that_change_nothing_make_no_file_of_changes_and_push_none_out()
    {
        Assert.IsFalse(_folder.Files.Any(IsOfChanges), "before the first change");
        _logger.Done("POST", "/v1/hosts/apply", User);
        string[] before = [.. _folder.Files.Where(IsOfChanges)];
        Assert.HasCount(1, before);
        for (int start = 0; start < 2 * RollingLogFile.MaximumFiles; start++)
        {
            using ServiceLogFiles next = new(TimeProvider.System);
            Assert.IsNull(next.Open(_folder));
            Assert.IsNull(next.Fault);
            next.Write("refused", isChange: false);
        }

        CollectionAssert.AreEqual(before, _folder.Files.Where(IsOfChanges).ToList());
        using ServiceLogFiles last = new(TimeProvider.System);
        Assert.IsNull(last.Open(_folder));
        last.Write("changed", isChange: true);
        Assert.HasCount(2, _folder.Files.Where(IsOfChanges).ToList());
    }

    private static bool IsOfChanges(string file) => Path.GetFileName(file).StartsWith(ServiceLogFiles.ChangesPrefix, StringComparison.Ordinal);

    [TestMethod]
    public void What_is_no_http_is_told_without_the_stack_of_what_broke_it_off()
    {
        Exception failure = new InvalidDataException("not in the message", new IOException("what broke it off"));
        ILogger server = _factory.CreateLogger("Microsoft.AspNetCore.Server.Kestrel.BadRequests");
        server.Log(LogLevel.Debug, new EventId(17), "Connection 1 sent what is no HTTP", failure, static (text, _) => text);
        string rest = Read(ServiceLogFiles.RestPrefix);
        StringAssert.Contains(rest, "Connection 1 sent what is no HTTP");
        Assert.IsFalse(rest.Contains("what broke it off", StringComparison.Ordinal), rest);
    }

    [TestMethod]
    public void A_log_that_cannot_be_written_stops_nothing_and_is_told()
    {
        using TemporaryFolderThatGoes gone = new();
        using ServiceLogFiles files = new(TimeProvider.System);
        Assert.IsNull(files.Open(gone));
        gone.Go();
        files.Write("changed", isChange: true);
        Assert.IsNotNull(files.Fault);
    }

    private sealed class TemporaryFolderThatGoes : ILogFolder, IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("helper-tests-gone-");

        public string Path => _folder.FullName;

        public IDisposable Hold() => this;

        public void Go() => _folder.Delete(recursive: true);

        public void Dispose()
        {
        }
    }

    [TestMethod]
    public void Sixty_requests_with_long_causes_write_little()
    {
        for (int i = 0; i < 60; i++)
        {
            _logger.Refused("POST", "/v1/vm/create", User, 400, "malformed-request", new string('\u0001', 64_000));
        }

        Assert.IsLessThan(60L * 16 * 1024, Read(ServiceLogFiles.RestPrefix).Length);
    }

    [TestMethod]
    public void Each_caller_has_a_limit_of_their_own_and_what_is_left_out_is_counted()
    {
        int atOnce = CallerBudgets.LogEntries.AtOnce;
        for (int i = 0; i < atOnce + 7; i++)
        {
            _logger.Refused("GET", "/v1/nothing", User, 404, "unknown-path", $"number {i}.");
        }

        _logger.Refused("GET", "/v1/nothing", Other, 404, "unknown-path", "another's.");
        string log = Read(ServiceLogFiles.RestPrefix);
        StringAssert.Contains(log, $"number {atOnce - 1}.");
        Assert.IsFalse(log.Contains($"number {atOnce}.", StringComparison.Ordinal));
        StringAssert.Contains(log, "another's.");

        _time.Now += CallerBudgets.LogEntries.Interval;
        _logger.Refused("GET", "/v1/nothing", User, 404, "unknown-path", "later.");
        log = Read(ServiceLogFiles.RestPrefix);
        StringAssert.Contains(log, $" 212 7 further entries about {User} were left out");
        StringAssert.Contains(log, "later.");
    }

    [TestMethod]
    public void Requests_that_are_no_http_have_a_limit_too()
    {
        ILogger server = _factory.CreateLogger("Microsoft.AspNetCore.Server.Kestrel.BadRequests");
        for (int i = 0; i < 5000; i++)
        {
            server.Log(LogLevel.Debug, new EventId(1), i, null, (number, _) => $"no HTTP {number}");
        }

        Assert.HasCount(CallerBudgets.LogEntries.AtOnce + 1, Read(ServiceLogFiles.RestPrefix).Split('\n'));
    }

    [TestMethod]
    public void No_change_is_left_out_and_nothing_about_the_service()
    {
        for (int i = 0; i < 3 * CallerBudgets.LogEntries.AtOnce; i++)
        {
            _logger.Done("POST", "/v1/hosts/apply", User);
            _logger.UsersGroupMissing("no group");
        }

        Assert.HasCount((3 * CallerBudgets.LogEntries.AtOnce) + 1, Read(ServiceLogFiles.ChangesPrefix).Split('\n'));
        Assert.HasCount((3 * CallerBudgets.LogEntries.AtOnce) + 1, Read(ServiceLogFiles.RestPrefix).Split('\n'));
    }

    [TestMethod]
    public void An_entry_is_cut_whatever_it_holds()
    {
        string entry = LogEntry.Format(DateTimeOffset.UnixEpoch, LogLevel.Error, "category", 7, new string('x', 1_000_000), new InvalidOperationException(new string('y', 1_000_000)));

        Assert.IsLessThan(LogEntry.MessageCharacters + LogEntry.ExceptionCharacters + 300, entry.Length);
        StringAssert.Contains(entry, "x... (1000000 characters)");
    }

    [TestMethod]
    public void There_is_no_end_of_accounts_and_an_end_of_what_is_kept_of_them()
    {
        CallerBudgets budgets = new(new CallerRate(2, TimeSpan.FromSeconds(10)), _time);
        for (int i = 0; i < CallerBudgets.Accounts; i++)
        {
            Assert.IsTrue(budgets.TryTake($"{i}"));
        }

        // The further ones share one budget; those that are known keep theirs.
        Assert.IsTrue(budgets.TryTake("new"));
        Assert.IsTrue(budgets.TryTake("newer"));
        Assert.IsFalse(budgets.TryTake("newest"));
        Assert.IsTrue(budgets.TryTake("0"));
        Assert.IsFalse(budgets.TryTake("0"));
        budgets.Return("0");
        Assert.IsTrue(budgets.TryTake("0"));

        _time.Now += TimeSpan.FromSeconds(20);
        Assert.IsTrue(budgets.TryTake("newest"), "those whose budget is whole again are forgotten");
        Assert.IsTrue(budgets.TryTake("0"));
    }

    [TestMethod]
    public async Task A_user_changes_so_much_and_an_administrator_as_much_as_he_likes()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Registry.AllUsers!["Engine"] = "windows");
        using HttpClient user = backend.CreateHttpClient();
        HttpStatusCode last = HttpStatusCode.OK;
        int accepted = 0;
        for (int i = 0; i < 5000 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using HttpResponseMessage response = await user.PostAsync(ApiRoutes.ContainerDataDelete, null);
            last = response.StatusCode;
            accepted += last == HttpStatusCode.Accepted ? 1 : 0;
        }

        // What was refused because the one before had not ended does not count; while it went, the budget may have grown a little.
        Assert.IsGreaterThanOrEqualTo(CallerBudgets.Changes.AtOnce, accepted);
        Assert.IsLessThan(CallerBudgets.Changes.AtOnce + 30, accepted);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, last);
        Assert.IsTrue((await user.GetAsync(ApiRoutes.Version)).IsSuccessStatusCode, "asking is not changing");
        string changes = string.Concat(backend.LogFolder.Files.Where(file => Path.GetFileName(file).StartsWith(ServiceLogFiles.ChangesPrefix, StringComparison.Ordinal)).Select(ReadShared));
        Assert.HasCount(accepted + 1, changes.Split(" 204 Operation "));

        backend.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator);
        using HttpClient administrator = backend.CreateHttpClient();
        using HttpResponseMessage more = await administrator.PostAsync(ApiRoutes.ContainerDataDelete, null);
        Assert.AreNotEqual(HttpStatusCode.TooManyRequests, more.StatusCode);
    }

    [TestMethod]
    public async Task A_change_is_logged_although_its_caller_has_gone_before_the_answer()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator));
        const string Policy = """{"schemaVersion":1,"enabled":true,"allowedRegistries":["docker.io"]}""";
        using ManualResetEventSlim begun = new();
        using ManualResetEventSlim go = new();
        backend.Platform.Files.BeforeStep = _ =>
        {
            begun.Set();
            go.Wait();
        };
        await using (NetworkStream stream = await backend.Transport.ConnectAsync())
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"PUT {ApiRoutes.RegistryAccess} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {Policy.Length}\r\n\r\n{Policy}"));
            Assert.IsTrue(begun.Wait(TimeSpan.FromMinutes(10)));
        }

        await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances, "the connection does not end");
        go.Set();
        await WaitAsync(() => backend.EventLog.Entries.Any(entry => entry.Identifier == 9), "the change is not logged");
    }

    private static async Task WaitAsync(Func<bool> condition, string what)
    {
        for (DateTime limit = DateTime.UtcNow.AddMinutes(1); !condition();)
        {
            Assert.IsLessThan(limit, DateTime.UtcNow, what);
            await Task.Delay(1);
        }
    }

    private static string ReadShared(string file)
    {
        using StreamReader reader = new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private string Read(string prefix) => string.Concat(_folder.Files.Where(file => Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal)).Select(ReadShared));

    private sealed class StoppedTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;
    }
}
