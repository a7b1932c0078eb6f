using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Logging;

/// <summary>
/// Sends messages to the log files, and those about the service as a whole to the event log too. What callers can cause without changing anything is limited
/// for each of them, and what is left out is counted.
/// </summary>
internal sealed class ServiceLoggerProvider(ServiceLogFiles files, IEventLog eventLog, TimeProvider time) : ILoggerProvider
{
    private const string CallerMember = "caller";

    private readonly CallerBudgets _budgets = new(CallerBudgets.LogEntries, time);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal); // not more than there are accounts that log

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new ServiceLogger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, EventId identifier, string? caller, string message, Exception? exception)
    {
        bool isOwn = category == ServiceIdentity.Name;
        bool isChange = isOwn && ServiceLog.IsChange(identifier.Id);
        bool isLimited = !isOwn || (identifier.Id >= ServiceLog.FirstRequestEvent && identifier.Id != ServiceLog.EntriesLeftOutEvent && !isChange);
        if (isLimited && !IsWithinLimit(caller ?? "callers who are not known"))
        {
            return;
        }

        // What is no HTTP comes as Debug, with the exception that broke it off. Its text is in the message; its stack would let callers fill the log ten times
        // as fast.
        Exception? shown = level == LogLevel.Debug ? null : exception;
        files.Write(LogEntry.Format(time.GetUtcNow(), level, category, identifier.Id, message, shown), isChange);
        if (isOwn && identifier.Id < ServiceLog.FirstRequestEvent)
        {
            eventLog.Write(level, identifier.Id, exception is null ? message : $"{message}\r\n\r\n{exception}");
        }
    }

    private bool IsWithinLimit(string caller)
    {
        int leftOut = 0;
        lock (_lock)
        {
            if (!_budgets.TryTake(caller))
            {
                if (_leftOut.Count < CallerBudgets.Accounts || _leftOut.ContainsKey(caller))
                {
                    _leftOut[caller] = _leftOut.GetValueOrDefault(caller) + 1;
                }

                return false;
            }

            _leftOut.Remove(caller, out leftOut);
        }

        if (leftOut > 0)
        {
            new ServiceLogger(this, ServiceIdentity.Name).EntriesLeftOut(leftOut, caller);
        }

        return true;
    }

    private sealed class ServiceLogger(ServiceLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            provider.Write(category, logLevel, eventId, FindCaller(state), formatter(state, exception), exception);

        private static string? FindCaller<TState>(TState state)
        {
            if (state is IReadOnlyList<KeyValuePair<string, object?>> members)
            {
                foreach (KeyValuePair<string, object?> member in members)
                {
                    if (member.Key == CallerMember)
                    {
                        return member.Value as string;
                    }
                }
            }

            return null;
        }
    }
}
