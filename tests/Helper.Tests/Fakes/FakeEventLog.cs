using System.Collections.Concurrent;
using DockerDesktop.Service.Logging;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Fakes;

/// <summary>Keeps entries.</summary>
internal sealed class FakeEventLog : IEventLog
{
    private readonly ConcurrentQueue<(LogLevel Level, int Identifier, string Text)> _entries = new();

    public IReadOnlyList<(LogLevel Level, int Identifier, string Text)> Entries => [.. _entries];

    public void Write(LogLevel level, int identifier, string text) => _entries.Enqueue((level, identifier, text));

    public string Single(int identifier) => Entries.Single(entry => entry.Identifier == identifier).Text;
}
