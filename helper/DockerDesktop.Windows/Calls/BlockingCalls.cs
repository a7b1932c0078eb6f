using System.Globalization;

namespace DockerDesktop.Windows.Calls;

/// <summary>
/// Calls into Windows that may never return. Each has a thread of its own, so that one that hangs keeps no thread of the pool, and nobody waits for it longer
/// than its limit. The number of threads is bounded: calls that never return add up to that and no more.
/// </summary>
/// <param name="name">What is called, for messages and debuggers.</param>
/// <param name="maximumThreads">Calls that may be in progress at the same time, those that were given up included.</param>
/// <param name="time">What the limits go by.</param>
/// <param name="enterThread">
/// Called on each thread first. What it returns is called, on another thread, when the call is given up: it may end the call. Null if nothing can.
/// </param>
internal sealed class BlockingCalls(string name, int maximumThreads, TimeProvider time, Func<Action>? enterThread = null)
{
    private readonly Lock _lock = new();
    private int _running;

    /// <summary>Makes a call.</summary>
    /// <param name="step">What it asks, for messages.</param>
    /// <param name="call">The call.</param>
    /// <param name="limit">How long it is waited for.</param>
    /// <param name="abandon">Gets a result that came after the limit.</param>
    /// <param name="ended">Called once when the call has returned, however late, or was not begun.</param>
    /// <param name="always">True begins it however many are in progress: for calls that give back what others took.</param>
    /// <returns>The result.</returns>
    /// <exception cref="CallTimeoutException">It did not return in time, or too many have not returned.</exception>
    public async Task<T> RunAsync<T>(string step, Func<T> call, TimeSpan limit, Action<T>? abandon = null, Action? ended = null, bool always = false)
    {
        lock (_lock)
        {
            if (_running >= maximumThreads && !always)
            {
                ended?.Invoke();
                throw new CallTimeoutException(
                    string.Create(CultureInfo.InvariantCulture, $"{name} has not returned from {_running} earlier calls, so it is not asked again ({step})"));
            }

            _running++;
        }

        Call<T> running = new(call, abandon, () =>
        {
            lock (_lock)
            {
                _running--;
            }

            ended?.Invoke();
        });
        new Thread(() => running.Run(enterThread)) { IsBackground = true, Name = name }.Start();
        try
        {
            return await running.Completion.WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (running.TryGiveUp())
        {
            throw new CallTimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"{name} had not answered after {limit.TotalSeconds:0} seconds ({step})"));
        }
        catch (TimeoutException)
        {
            // It returned at that very moment.
            return await running.Completion.ConfigureAwait(false);
        }
    }

    private sealed class Call<T>(Func<T> call, Action<T>? abandon, Action ended)
    {
        private readonly Lock _lock = new();
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Action? _cancel;
        private bool _hasReturned;
        private bool _isGivenUp;

        public Task<T> Completion => _completion.Task;

        public void Run(Func<Action>? enterThread)
        {
            T? result = default;
            Exception? failure = null;
            try
            {
                _cancel = enterThread?.Invoke();
                result = call();
            }
            catch (Exception e)
            {
                // Whatever it is, it belongs to whoever waits.
                failure = e;
            }

            bool isAwaited = Return();
            if (!isAwaited && failure is null)
            {
                abandon?.Invoke(result!);
            }

            // Before whoever waits goes on, so that he finds all done.
            ended();
            if (failure is not null)
            {
                _ = isAwaited && _completion.TrySetException(failure);
            }
            else if (isAwaited)
            {
                _completion.SetResult(result!);
            }
        }

        /// <returns>False if it has returned.</returns>
        public bool TryGiveUp()
        {
            lock (_lock)
            {
                if (_hasReturned)
                {
                    return false;
                }

                // While the thread is surely in the call: it cannot leave it without this lock, so nothing else that it does is ended.
                _isGivenUp = true;
                _cancel?.Invoke();
                return true;
            }
        }

        private bool Return()
        {
            lock (_lock)
            {
                _hasReturned = true;
                return !_isGivenUp;
            }
        }
    }
}
