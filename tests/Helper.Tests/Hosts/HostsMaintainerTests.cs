using System.Text;
using DockerDesktop.Service.Hosts;
using DockerDesktop.Service.Storage;
using FakeWindows;
using Helper.Tests.Fakes;

namespace Helper.Tests.Hosts;

/// <summary>What keeps the names up to date.</summary>
[TestClass]
public sealed class HostsMaintainerTests
{
    private const string Path = @"C:\Windows\System32\drivers\etc\hosts";

    [TestMethod]
    public async Task It_writes_at_start_and_again_when_the_address_changes()
    {
        using Maintained maintained = new("1");
        await maintained.LookAsync(() => maintained.Maintainer.StartAsync(CancellationToken.None));
        StringAssert.Contains(maintained.Text, "192.168.1.20 host.docker.internal");

        await maintained.LookAsync(() =>
        {
            maintained.Addresses.Change("10.0.0.7");
            return Task.CompletedTask;
        });
        StringAssert.Contains(maintained.Text, "10.0.0.7 host.docker.internal");
        Assert.IsFalse(maintained.Text.Contains("192.168.1.20", StringComparison.Ordinal));

        await maintained.Maintainer.StopAsync(CancellationToken.None);
        Assert.AreEqual(0, maintained.Addresses.Watchers);
    }

    [TestMethod]
    public async Task Where_it_is_off_the_file_and_its_folder_are_never_touched()
    {
        using Maintained maintained = new("0");
        IReadOnlyList<string> before = maintained.Files.Snapshot;
        await maintained.LookAsync(() => maintained.Maintainer.StartAsync(CancellationToken.None));
        await maintained.LookAsync(() =>
        {
            maintained.Addresses.Change("10.0.0.7");
            return Task.CompletedTask;
        });
        await maintained.Maintainer.StopAsync(CancellationToken.None);

        CollectionAssert.AreEqual(before.ToArray(), maintained.Files.Snapshot.ToArray());
        Assert.AreEqual(0, maintained.Files.Steps);
    }

    [TestMethod]
    public async Task A_process_that_is_killed_at_any_step_leaves_the_old_or_the_new_file_and_the_next_start_mends_the_rest()
    {
        int steps;
        using (Maintained whole = new("1"))
        {
            await whole.LookAsync(() => whole.Maintainer.StartAsync(CancellationToken.None));
            await whole.Maintainer.StopAsync(CancellationToken.None);
            steps = whole.Files.Steps;
        }

        Assert.IsGreaterThan(3, steps);
        for (int step = 1; step <= steps; step++)
        {
            using Maintained killed = new("1");
            string old = killed.Text;
            killed.Files.CrashAt = step;
            await killed.LookAsync(() => killed.Maintainer.StartAsync(CancellationToken.None));
            killed.Files.Restart();
            Assert.IsTrue(killed.Text == old || killed.Text.Contains("192.168.1.20 gateway.docker.internal", StringComparison.Ordinal), $"step {step}: {killed.Text}");

            killed.Files.CrashAt = null;
            using Maintained next = new("1", killed.Files);
            await next.LookAsync(() => next.Maintainer.StartAsync(CancellationToken.None));
            await next.Maintainer.StopAsync(CancellationToken.None);
            StringAssert.Contains(next.Text, "192.168.1.20 gateway.docker.internal");
            StringAssert.StartsWith(next.Text, old);
            Assert.IsFalse(killed.Files.Snapshot.Any(entry => entry.Contains(".docker-desktop.", StringComparison.Ordinal)), $"step {step}");
        }
    }

    [TestMethod]
    public async Task A_file_that_cannot_be_changed_is_told_once_and_tried_again()
    {
        using Maintained maintained = new("1");
        maintained.Files.AddFile(Path, [0xFF, 0xFE, 0x31]);
        await maintained.LookAsync(() => maintained.Maintainer.StartAsync(CancellationToken.None));
        await maintained.LookAsync(() =>
        {
            maintained.Addresses.Change("10.0.0.7");
            return Task.CompletedTask;
        });

        StringAssert.Contains(maintained.Log.Single(106), "cannot be kept in the hosts file");
        Assert.IsNotNull(maintained.Maintenance.LastFailure);

        maintained.Files.AddFile(Path, "1.2.3.4 a\r\n"u8.ToArray());
        await maintained.LookAsync(() =>
        {
            maintained.Addresses.Change("10.0.0.8");
            return Task.CompletedTask;
        });
        StringAssert.Contains(maintained.Text, "10.0.0.8 host.docker.internal");
        Assert.IsNull(maintained.Maintenance.LastFailure);
        await maintained.Maintainer.StopAsync(CancellationToken.None);
    }

    [TestMethod]
    [DataRow(typeof(EntryPointNotFoundException))]
    [DataRow(typeof(DllNotFoundException))]
    public async Task A_Windows_without_the_functions_has_the_loopback_address_and_is_told_once(Type missing)
    {
        using Maintained maintained = new("1");
        maintained.Addresses.Missing = (Exception)Activator.CreateInstance(missing)!;
        await maintained.LookAsync(() => maintained.Maintainer.StartAsync(CancellationToken.None));

        StringAssert.Contains(maintained.Text, "127.0.0.1 host.docker.internal");
        Assert.IsFalse(maintained.Maintainer.ExecuteTask!.IsCompleted, "the interval goes on");
        StringAssert.Contains(maintained.Log.Single(110), "within 5 minutes");
        CollectionAssert.AreEquivalent(new[] { 110 }, maintained.Log.Identifiers.Where(identifier => identifier >= 100).ToArray());
        await maintained.Maintainer.StopAsync(CancellationToken.None);
    }

    [TestMethod]
    public async Task A_defect_is_told_once_and_does_not_end_the_maintainer()
    {
        using Maintained maintained = new("1");
        await maintained.LookAsync(() => maintained.Maintainer.StartAsync(CancellationToken.None));
        maintained.Addresses.Missing = new InvalidOperationException("a defect");
        for (int i = 0; i < 3; i++)
        {
            await maintained.LookAsync(() =>
            {
                maintained.Addresses.Change("10.0.0.7");
                return Task.CompletedTask;
            });
        }

        Assert.IsFalse(maintained.Maintainer.ExecuteTask!.IsCompleted);
        StringAssert.Contains(maintained.Log.Single(108), "the hosts file");
        maintained.Addresses.Missing = null;
        await maintained.LookAsync(() =>
        {
            maintained.Addresses.Change("10.0.0.8");
            return Task.CompletedTask;
        });
        StringAssert.Contains(maintained.Text, "10.0.0.8 host.docker.internal");
        await maintained.Maintainer.StopAsync(CancellationToken.None);
    }

    /// <summary>The maintainer with a system in memory, whose settling takes no time.</summary>
    private sealed class Maintained : IDisposable
    {
        private readonly SemaphoreSlim _looked = new(0);

        public Maintained(string setting, FakeFileSystem? files = null)
        {
            Files = files ?? new FakeFileSystem();
            if (files is null)
            {
                Files.AddFile(Path, "127.0.0.1 localhost\r\n"u8.ToArray());
            }

            FakeInstallationRegistry registry = FakeInstallationRegistry.WithDefaults();
            registry.AllUsers!["MaintainHosts"] = setting;
            Maintenance = new HostsMaintenance(Files, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"), Addresses, registry, Log);
            Maintainer = new HostsMaintainer(Maintenance, Addresses, new SettlingTime(), Log);
            Maintainer.Looked += () => _looked.Release();
        }

        public FakeFileSystem Files { get; }

        public FakeHostAddresses Addresses { get; } = new();

        public ListLogger Log { get; } = new();

        public HostsMaintenance Maintenance { get; }

        public HostsMaintainer Maintainer { get; }

        public string Text => Encoding.UTF8.GetString(Files.ReadAll(Path)!);

        /// <summary>Does something and waits until the maintainer has looked at the file because of it.</summary>
        public async Task LookAsync(Func<Task> action)
        {
            await action();
            await _looked.WaitAsync();
        }

        public void Dispose()
        {
            Maintainer.Dispose();
            _looked.Dispose();
        }
    }

    /// <summary>Delays of a second are over at once; longer ones never end, so that only what a test does wakes the maintainer.</summary>
    private sealed class SettlingTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime <= HostsMaintainer.Settling ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
