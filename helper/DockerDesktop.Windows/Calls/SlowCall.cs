using System.Globalization;

namespace DockerDesktop.Windows.Calls;

/// <summary>
/// A call that often takes longer than anybody waits. It is made once at a time; an answer that comes when nobody waits any more is kept for a minute, for
/// whoever asks then.
/// </summary>
/// <param name="name">What is called, for messages and debuggers.</param>
/// <param name="call">The call.</param>
/// <param name="time">What waits go by.</param>
internal sealed class SlowCall<T>(string name, Func<T> call, TimeProvider time)
{
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(1);

    private readonly BlockingCalls _calls = new(name, maximumThreads: 1, time);
    private readonly Lock _lock = new();
    private Task<T>? _late;
    private long _answered;

    /// <summary>Whether an answer is kept that came when nobody waited any more.</summary>
    public bool HasLateAnswer
    {
        get
        {
            lock (_lock)
            {
                return _late is { IsCompleted: true };
            }
        }
    }

    /// <summary>Asks.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <exception cref="CallTimeoutException">There is no answer yet.</exception>
    public async Task<T> AskAsync(TimeSpan patience)
    {
        Task<T> asked;
        lock (_lock)
        {
            if (_late is { IsCompleted: true } && time.GetElapsedTime(Volatile.Read(ref _answered)) > s_kept)
            {
                _late = null;
            }

            asked = _late ?? _calls.RunAsync(name, call, Timeout.InfiniteTimeSpan, ended: () => Volatile.Write(ref _answered, time.GetTimestamp()));
            _late = null;
        }

        try
        {
            return await asked.WaitAsync(patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            lock (_lock)
            {
                _late = asked;
            }

            throw new CallTimeoutException(string.Create(CultureInfo.InvariantCulture, $"{name} had not answered after {patience.TotalSeconds:0} seconds"));
        }
    }
}
