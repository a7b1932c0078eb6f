using DockerDesktop.Protocol;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Logging;

/// <summary>Sends messages to the log file, and those about the service as a whole to the event log too.</summary>
internal sealed class ServiceLoggerProvider(RollingLogFile file, IEventLog eventLog, TimeProvider time) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new ServiceLogger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, EventId identifier, string message, Exception? exception)
    {
        file.Write(LogEntry.Format(time.GetUtcNow(), level, category, identifier.Id, message, exception));
        if (category == ServiceIdentity.Name && identifier.Id < ServiceLog.FirstRequestEvent)
        {
            eventLog.Write(level, identifier.Id, exception is null ? message : $"{message}\r\n\r\n{exception}");
        }
    }

    private sealed class ServiceLogger(ServiceLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            provider.Write(category, logLevel, eventId, formatter(state, exception), exception);
    }
}
