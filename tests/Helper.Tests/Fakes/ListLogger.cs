using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Fakes;

/// <summary>Keeps messages.</summary>
internal sealed class ListLogger : ILogger
{
    private readonly ConcurrentQueue<(int Identifier, string Message)> _messages = new();

    public IReadOnlyList<int> Identifiers => [.. _messages.Select(message => message.Identifier)];

    public string Single(int identifier) => _messages.Single(message => message.Identifier == identifier).Message;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _messages.Enqueue((eventId.Id, formatter(state, exception)));
}
