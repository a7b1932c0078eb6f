namespace DockerDesktop.Windows.Wmi;

/// <summary>How long WMI is waited for.</summary>
/// <param name="Call">For each call.</param>
/// <param name="Connection">For all calls of a connection together; null if it does not matter.</param>
internal sealed record WmiLimits(TimeSpan Call, TimeSpan? Connection = null)
{
    /// <summary>For somebody who waits for the answer to a request, which may take 30 seconds.</summary>
    public static WmiLimits Request { get; } = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));

    /// <summary>For an operation. Starting WMI's service alone may take two minutes.</summary>
    public static WmiLimits Operation { get; } = new(TimeSpan.FromMinutes(2));

    /// <summary>How long the next call may take.</summary>
    /// <param name="elapsed">Since the connection was begun.</param>
    public TimeSpan Remaining(TimeSpan elapsed)
    {
        TimeSpan remaining = Connection is { } total && total - elapsed < Call ? total - elapsed : Call;
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
