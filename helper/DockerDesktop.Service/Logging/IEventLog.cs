using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Logging;

/// <summary>The Application event log.</summary>
internal interface IEventLog
{
    /// <summary>Adds an entry.</summary>
    /// <param name="level">Information, warning or error.</param>
    /// <param name="identifier">The event's identifier.</param>
    /// <param name="text">The message.</param>
    void Write(LogLevel level, int identifier, string text);
}
