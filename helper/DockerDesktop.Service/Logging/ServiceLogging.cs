using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Logging;

/// <summary>What is logged.</summary>
internal static class ServiceLogging
{
    /// <summary>Sets the provider and the levels.</summary>
    public static void Configure(ILoggingBuilder logging, ILoggerProvider provider)
    {
        logging.AddProvider(provider);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // Repeats, with less, the exception that the service itself logs.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // Requests that are no HTTP never reach the helper's own code; the server says why at this level.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Debug);
    }
}
