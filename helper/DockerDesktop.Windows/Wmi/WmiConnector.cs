using DockerDesktop.Windows.Calls;

namespace DockerDesktop.Windows.Wmi;

/// <summary>
/// WMI for code that must not wait without end: providers hang, and so does the service itself when its store is damaged. Each call has a limit and a thread of
/// its own, so connections do not wait for each other.
/// </summary>
/// <param name="wmi">WMI.</param>
/// <param name="time">What the limits go by.</param>
internal sealed class WmiConnector(IWmi wmi, TimeProvider time)
{
    /// <summary>
    /// Calls in progress at the same time, those that hang included. In order are three: an operation's, one for all who ask for the state, one for the
    /// features.
    /// </summary>
    public const int MaximumThreads = 8;

    private readonly BlockingCalls _calls = new("WMI", MaximumThreads, time, wmi.EnterThread);

    /// <summary>Connects to a namespace, with the process's own account.</summary>
    /// <param name="path">For example <c>root\cimv2</c>.</param>
    /// <param name="limits">How long its calls, this one included, may take.</param>
    /// <exception cref="WmiException">As <see cref="IWmi.Connect"/>.</exception>
    /// <exception cref="CallTimeoutException">WMI does not answer.</exception>
    public async Task<WmiConnection> ConnectAsync(string path, WmiLimits limits)
    {
        long begun = time.GetTimestamp();

        // One that is made after all is closed by the thread that made it.
        IWmiNamespace connected = await _calls
            .RunAsync($"connecting to {path}", () => wmi.Connect(path), limits.Remaining(TimeSpan.Zero), static late => late.Dispose())
            .ConfigureAwait(false);
        return new WmiConnection(connected, _calls, limits, time, begun);
    }
}
