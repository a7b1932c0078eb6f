using System.ComponentModel;
using System.Net.Sockets;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Pipe;
using DockerDesktop.Windows.Pipes;
using Helper.Tests.Fakes;

namespace Helper.Tests.Listening;

/// <summary>What accepts clients: the limit, who they are, and what does not end it.</summary>
[TestClass]
public sealed class PipeListenerTests
{
    private const string Request = "GET /v1/version HTTP/1.1\r\nHost: a\r\n\r\n";
    private const int NoSystemResources = 1450;
    private const int PipeBusy = 231;

    [TestMethod]
    public async Task Further_connections_are_closed_for_ever_and_every_instance_is_for_one_client()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.Administrator);
        for (int round = 0; round < 3; round++)
        {
            List<NetworkStream> held = await HoldAsync(backend, BackendLimits.Connections);
            int before = backend.Transport.MadeInstances;
            for (int i = 0; i < 100; i++)
            {
                await using NetworkStream further = await backend.Transport.ConnectAsync();
                Assert.IsFalse(await AnswersAsync(further));
            }

            Assert.IsGreaterThanOrEqualTo(before + 100, backend.Transport.MadeInstances, "each client has an instance of its own");
            foreach (NetworkStream stream in held)
            {
                Assert.IsTrue(await AnswersAsync(stream));
                await stream.DisposeAsync();
            }

            await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances);
        }

        Assert.IsFalse(backend.Backend.Completion.IsCompleted);
        Assert.AreEqual(1, backend.Transport.FirstInstances, "the name was never free");
    }

    [TestMethod]
    public async Task One_user_leaves_connections_to_others_and_an_administrator_may_have_them_all()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        List<NetworkStream> held = await HoldAsync(backend, BackendLimits.ConnectionsOfOneUser);
        await using (NetworkStream further = await backend.Transport.ConnectAsync())
        {
            Assert.IsFalse(await AnswersAsync(further));
        }

        backend.Transport.Callers.Caller = new Caller("S-1-5-21-1-2-3-1002", CallerRole.User);
        await using (NetworkStream other = await backend.Transport.ConnectAsync())
        {
            Assert.IsTrue(await AnswersAsync(other));
        }

        backend.Transport.Callers.Caller = new Caller("S-1-5-21-1-2-3-1001", CallerRole.User);
        await held[0].DisposeAsync();
        await WaitAsync(() => backend.Transport.OpenInstances <= PipeListener.WaitingInstances + BackendLimits.ConnectionsOfOneUser - 1);
        await using (NetworkStream again = await backend.Transport.ConnectAsync())
        {
            Assert.IsTrue(await AnswersAsync(again), "a connection that has ended is not counted");
        }

        StringAssert.Contains(backend.LogFolder.ReadAll(), " 210 A connection of S-1-5-21-1-2-3-1001 was closed: the account has 48 open");
        held.ForEach(stream => stream.Dispose());
    }

    [TestMethod]
    public async Task The_caller_is_the_one_who_was_accepted_whatever_is_found_out_later()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        await using NetworkStream stream = await backend.Transport.ConnectAsync();
        Assert.IsTrue(await AnswersAsync(stream));
        backend.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator);

        StringAssert.StartsWith(await ExchangeAsync(stream, $"POST {ApiRoutes.HostsRemove} HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 403 ");
        Assert.AreEqual(1, backend.Transport.Callers.Calls);
    }

    [TestMethod]
    public async Task A_client_whom_windows_names_after_the_first_bytes_is_served_and_they_are_not_lost()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(
            b => b.Transport.Callers.OnResolve = hasSent => hasSent ? new Caller("S-1-5-18", CallerRole.Administrator) : null);
        await using NetworkStream stream = await backend.Transport.ConnectAsync();

        Assert.IsTrue(await AnswersAsync(stream));
        Assert.AreEqual(2, backend.Transport.Callers.Calls);
    }

    [TestMethod]
    public async Task A_client_whom_windows_does_not_name_and_who_sends_nothing_is_not_kept()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = null);
        await using NetworkStream silent = await backend.Transport.ConnectAsync();

        // Longer than the helper waits; without its limit it would be for ever.
        using CancellationTokenSource patience = new(PipeListener.FirstBytes * 6);
        Assert.AreEqual(0, await silent.ReadAsync(new byte[1], patience.Token));
    }

    [TestMethod]
    public async Task Clients_whom_windows_does_not_name_leave_connections_to_others()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        List<NetworkStream> held = await HoldAsync(backend, BackendLimits.ConnectionsOfOneUser);
        Caller user = backend.Transport.Callers.Caller!;
        backend.Transport.Callers.Caller = null;

        // Refused by each answer, and kept open.
        for (int i = 0; i < BackendLimits.ConnectionsOfUnnamed; i++)
        {
            NetworkStream unnamed = await backend.Transport.ConnectAsync();
            StringAssert.StartsWith(await ExchangeAsync(unnamed, Request), "HTTP/1.1 403 ");
            held.Add(unnamed);
        }

        for (int i = 0; i < BackendLimits.Connections; i++)
        {
            await using NetworkStream further = await backend.Transport.ConnectAsync();
            Assert.AreEqual(string.Empty, await TryExchangeAsync(further, Request), $"connection {i}");
        }

        StringAssert.Contains(backend.LogFolder.ReadAll(), " 213 A connection was closed: 8 of clients whom Windows does not name are open");
        backend.Transport.Callers.Caller = user with { Sid = "S-1-5-21-1-2-3-1002" };
        await using (NetworkStream other = await backend.Transport.ConnectAsync())
        {
            Assert.IsTrue(await AnswersAsync(other), "of the account that has all its own and all of the unnamed");
        }

        held.ForEach(stream => stream.Dispose());
        await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances);
        backend.Transport.Callers.Caller = null;
        await using NetworkStream again = await backend.Transport.ConnectAsync();
        StringAssert.StartsWith(await ExchangeAsync(again, Request), "HTTP/1.1 403 ", "a connection that has ended is not counted");
    }

    [TestMethod]
    public async Task Clients_whom_windows_does_not_name_are_counted_before_they_send_anything()
    {
        using UnixSocketTransport transport = new();
        transport.Callers.Caller = null;

        // On which the time for the first bytes does not go by.
        await using PipeListener listener = new(
            transport, new PipeEndPoint(transport.Path), transport.Callers, System.Buffers.MemoryPool<byte>.Shared, new ManualTime(), new ListLogger(), _ => { });
        listener.Start();
        List<NetworkStream> streams = [];
        for (int i = 0; i <= BackendLimits.ConnectionsOfUnnamed; i++)
        {
            streams.Add(await transport.ConnectAsync());
        }

        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        Task<int> closed = await Task.WhenAny(streams.Select(stream => stream.ReadAsync(new byte[1], patience.Token).AsTask()));
        Assert.AreEqual(0, await closed, "one too many");
        await WaitAsync(() => transport.OpenInstances == PipeListener.WaitingInstances + BackendLimits.ConnectionsOfUnnamed);
        streams.ForEach(stream => stream.Dispose());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_client_that_is_named_later_is_counted_with_its_account_and_no_longer_with_the_unnamed(bool isAdministrator)
    {
        CallerRole role = isAdministrator ? CallerRole.Administrator : CallerRole.User;
        await using RunningBackend backend = await RunningBackend.StartAsync(
            b => b.Transport.Callers.OnResolve = hasSent => hasSent ? new Caller("S-1-5-21-1-2-3-1001", role) : null);
        List<NetworkStream> held = await HoldAsync(backend, BackendLimits.ConnectionsOfOneUser);
        await using (NetworkStream further = await backend.Transport.ConnectAsync())
        {
            Assert.AreEqual(isAdministrator, await AnswersAsync(further));
        }

        held.ForEach(stream => stream.Dispose());
        await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances);
        await using NetworkStream again = await backend.Transport.ConnectAsync();
        Assert.IsTrue(await AnswersAsync(again));
    }

    [TestMethod]
    public async Task What_is_kept_of_a_client_goes_with_its_connection()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        List<NetworkStream> held = await HoldAsync(backend, BackendLimits.ConnectionsOfOneUser);
        Assert.AreEqual(BackendLimits.ConnectionsOfOneUser, backend.Transport.Callers.Identities);
        await using (NetworkStream further = await backend.Transport.ConnectAsync())
        {
            Assert.IsFalse(await AnswersAsync(further));
        }

        held.ForEach(stream => stream.Dispose());
        await WaitAsync(() => backend.Transport.Callers.Identities == 0);
    }

    [TestMethod]
    public async Task A_client_whom_nobody_can_find_out_about_is_closed_and_the_next_one_is_served()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        backend.Transport.Callers.OnResolve = _ => throw new InvalidDataException("a token that cannot be read");
        for (int i = 0; i < BackendLimits.Connections + 1; i++)
        {
            await using NetworkStream stream = await backend.Transport.ConnectAsync();
            Assert.AreEqual(string.Empty, await TryExchangeAsync(stream, Request).WaitAsync(TimeSpan.FromMinutes(2)));
        }

        backend.Transport.Callers.OnResolve = null;
        await using NetworkStream next = await backend.Transport.ConnectAsync();
        Assert.IsTrue(await AnswersAsync(next), "those that were closed are not counted");
        StringAssert.Contains(backend.LogFolder.ReadAll(), "a token that cannot be read");
    }

    [TestMethod]
    public async Task A_client_that_went_before_it_was_noticed_ends_nothing()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        int lost = 0;

        // More than there are instances that wait, so that each way of accepting has met it.
        backend.Transport.Loss = () => Interlocked.Increment(ref lost) <= 2 * PipeListener.WaitingInstances ? new IOException("no data") : null;
        for (int i = 0; i < 2 * PipeListener.WaitingInstances; i++)
        {
            await using NetworkStream gone = await backend.Transport.ConnectAsync();
            Assert.AreEqual(string.Empty, await TryExchangeAsync(gone, Request));
            await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances);
        }

        await using NetworkStream next = await backend.Transport.ConnectAsync();
        Assert.IsTrue(await AnswersAsync(next));
        Assert.IsFalse(backend.Backend.Completion.IsCompleted);
        await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances + 1);
    }

    [TestMethod]
    [DataRow(PipeBusy)]
    [DataRow(NoSystemResources)]
    public async Task An_instance_that_cannot_be_made_for_a_while_ends_nothing_and_is_told_once(int error)
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        bool isRefusing = true;
        backend.Transport.Refusal = () => Volatile.Read(ref isRefusing) ? new Win32Exception(error) : null;
        // Each of the instances that wait gets a client, and none can be made in their place.
        List<NetworkStream> streams = await HoldAsync(backend, PipeListener.WaitingInstances);
        await WaitAsync(() => backend.EventLog.Entries.Any(entry => entry.Identifier == 111));
        Assert.IsFalse(backend.Backend.Completion.IsCompleted);

        Volatile.Write(ref isRefusing, false);
        await using NetworkStream next = await backend.Transport.ConnectAsync();
        Assert.IsTrue(await AnswersAsync(next));
        StringAssert.Contains(backend.EventLog.Single(111), "can be made at the moment");
        streams.ForEach(stream => stream.Dispose());
        await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances + 1);
    }

    [TestMethod]
    public async Task A_name_that_another_process_has_taken_meanwhile_ends_the_service_with_its_code()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        backend.Transport.Refusal = () => new PipeNameTakenException(backend.Transport.Path);
        await using NetworkStream stream = await backend.Transport.ConnectAsync();

        ServiceFailedException failure = await Assert.ThrowsExactlyAsync<ServiceFailedException>(() => backend.Backend.Completion);
        Assert.AreEqual(ServiceExitCode.PipeNameTaken, failure.ExitCode);
    }

    [TestMethod]
    public async Task When_no_instance_can_be_made_for_a_minute_the_service_ends_with_its_code()
    {
        using UnixSocketTransport transport = new();
        TaskCompletionSource<ServiceFailedException> failed = new();
        await using PipeListener listener = new(
            transport,
            new PipeEndPoint(transport.Path),
            transport.Callers,
            System.Buffers.MemoryPool<byte>.Shared,
            new LeapingTime(),
            new ListLogger(),
            failure => failed.TrySetResult(failure));
        listener.Start();
        transport.Refusal = () => new Win32Exception(NoSystemResources);
        List<NetworkStream> streams = [];
        for (int i = 0; i < PipeListener.WaitingInstances; i++)
        {
            streams.Add(await transport.ConnectAsync());
        }

        ServiceFailedException failure = await failed.Task.WaitAsync(TimeSpan.FromMinutes(10));
        Assert.AreEqual(ServiceExitCode.PipeFailed, failure.ExitCode);
        StringAssert.Contains(failure.Message, "for 60 seconds");
        streams.ForEach(stream => stream.Dispose());
    }

    [TestMethod]
    public async Task With_no_instance_left_the_next_one_is_made_only_if_nobody_has_the_name()
    {
        await using RunningBackend backend = await StartAsync(CallerRole.User);
        bool isRefusing = true;
        backend.Transport.Refusal = () => Volatile.Read(ref isRefusing) ? new Win32Exception(PipeBusy) : null;
        List<NetworkStream> streams = await HoldAsync(backend, PipeListener.WaitingInstances);
        streams.ForEach(stream => stream.Dispose());
        await WaitAsync(() => backend.Transport.OpenInstances == 0);
        Volatile.Write(ref isRefusing, false);

        await WaitAsync(() => backend.Transport.OpenInstances == PipeListener.WaitingInstances);
        Assert.AreEqual(2, backend.Transport.FirstInstances);
    }

    [TestMethod]
    public async Task Whoever_does_not_read_keeps_no_connection()
    {
        StuckInstance instance = new();
        TaskCompletionSource ended = new();
        PipeConnection connection = new(
            instance, new PipeEndPoint("pipe"), System.Buffers.MemoryPool<byte>.Shared, new LeapingTime(), (_, held) =>
            {
                held.Dispose();
                ended.SetResult();
            });
        connection.Start();
        // Less than what waits in the buffers, so that the server is through with it.
        await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes("an answer"));
        await connection.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(10));

        await ended.Task;
        Assert.IsTrue(instance.IsDisconnected);
        Assert.IsTrue(instance.IsDisposed);
    }

    private static Task<RunningBackend> StartAsync(CallerRole role) =>
        RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller("S-1-5-21-1-2-3-1001", role));

    private static async Task<List<NetworkStream>> HoldAsync(RunningBackend backend, int count)
    {
        List<NetworkStream> streams = [];
        for (int i = 0; i < count; i++)
        {
            streams.Add(await backend.Transport.ConnectAsync());
            Assert.IsTrue(await AnswersAsync(streams[i]), $"connection {i}");
        }

        return streams;
    }

    private static async Task<bool> AnswersAsync(NetworkStream stream) =>
        (await TryExchangeAsync(stream, Request)).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal);

    private static async Task<string> TryExchangeAsync(NetworkStream stream, string request)
    {
        try
        {
            return await ExchangeAsync(stream, request);
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static async Task<string> ExchangeAsync(NetworkStream stream, string request)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        byte[] buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (DateTime limit = DateTime.UtcNow.AddMinutes(2); !condition();)
        {
            Assert.IsLessThan(limit, DateTime.UtcNow, "it does not come");
            await Task.Delay(1);
        }
    }

    /// <summary>A client that neither sends nor reads: all ends only when it is disconnected.</summary>
    private sealed class StuckInstance : Stream, IPipeInstance
    {
        private readonly TaskCompletionSource _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsDisconnected => _disconnected.Task.IsCompleted;

        public bool IsDisposed { get; private set; }

        public Stream Stream => this;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public Task WaitForClientAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Disconnect() => _disconnected.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _disconnected.Task;
            return 0;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _disconnected.Task;
            throw new IOException("broken");
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
