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
        // What is no HTTP comes as Debug, with the exception that broke it off. Its text is in the message; its stack would let callers fill the log ten times as fast.
        Exception? shown = level == LogLevel.Debug ? null : exception;
        file.Write(LogEntry.Format(time.GetUtcNow(), level, category, identifier.Id, message, shown));
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
