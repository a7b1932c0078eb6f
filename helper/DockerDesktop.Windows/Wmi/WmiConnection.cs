using DockerDesktop.Windows.Calls;

namespace DockerDesktop.Windows.Wmi;

/// <summary>
/// A connected namespace whose calls have a limit. It is closed when it is disposed of and no call is in progress any more: one that hangs still uses it, and
/// closes it when it returns.
/// </summary>
internal sealed class WmiConnection : IAsyncDisposable
{
    private readonly IWmiNamespace _connected;
    private readonly BlockingCalls _calls;
    private readonly WmiLimits _limits;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private int _users = 1; // whoever has this object, and each call

    /// <param name="connected">The namespace, which this object closes.</param>
    /// <param name="calls">What calls it.</param>
    /// <param name="limits">How long.</param>
    /// <param name="time">What the limits go by.</param>
    /// <param name="begun">Since when, by that clock.</param>
    public WmiConnection(IWmiNamespace connected, BlockingCalls calls, WmiLimits limits, TimeProvider time, long begun)
    {
        _connected = connected;
        _calls = calls;
        _limits = limits;
        _time = time;
        _begun = begun;
    }

    /// <summary>As <see cref="IWmiNamespace.Query"/>.</summary>
    /// <exception cref="CallTimeoutException">WMI does not answer; so of all methods here.</exception>
    public Task<IReadOnlyList<WmiInstance>> QueryAsync(string query) => RunAsync(query, connected => connected.Query(query));

    /// <summary>As <see cref="IWmiNamespace.Find"/>.</summary>
    public Task<WmiInstance?> FindAsync(string path) => RunAsync($"reading {path}", connected => connected.Find(path));

    /// <summary>As <see cref="IWmiNamespace.Describe"/>.</summary>
    public Task<string> DescribeAsync(string template, IReadOnlyDictionary<string, object> changes) =>
        RunAsync($"reading {template}", connected => connected.Describe(template, changes));

    /// <summary>As <see cref="IWmiNamespace.Invoke"/>.</summary>
    public Task<WmiInstance> InvokeAsync(string path, string className, string method, IReadOnlyDictionary<string, object> inputs) =>
        RunAsync($"{className}.{method}", connected => connected.Invoke(path, className, method, inputs));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Decrement(ref _users) > 0)
        {
            return;
        }

        try
        {
            // Letting go of an object of another process is a call to it too.
            await _calls.RunAsync("closing", Close, _limits.Call, always: true).ConfigureAwait(false);
        }
        catch (CallTimeoutException)
        {
            // Nothing is waited for any more.
        }
    }

    private Task<T> RunAsync<T>(string step, Func<IWmiNamespace, T> call)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _users) == 0, this);
        Interlocked.Increment(ref _users);
        return _calls.RunAsync(step, () => call(_connected), _limits.Remaining(_time.GetElapsedTime(_begun)), ended: () =>
        {
            if (Interlocked.Decrement(ref _users) == 0)
            {
                Close();
            }
        });
    }

    private bool Close()
    {
        _connected.Dispose();
        return true;
    }
}
