using DockerDesktop.Protocol;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DockerDesktop.Service.Http;

/// <summary>What one caller, or all together, can make the helper hold or wait for.</summary>
internal static class BackendLimits
{
    /// <summary>Most connections at the same time; further ones are closed at once, before the HTTP server has them.</summary>
    public const int Connections = 64;

    /// <summary>Most connections at the same time of one account that is no administrator, so that it leaves some to others.</summary>
    public const int ConnectionsOfOneUser = 48;

    /// <summary>
    /// Most connections at the same time of clients whom Windows does not name, such as at anonymous level, all together: any account can make such ones beside
    /// its own, and with both it still leaves some to others.
    /// </summary>
    public const int ConnectionsOfUnnamed = 8;

    /// <summary>
    /// Most bytes of answers that one account, administrators' too, can have on their way at the same time: whoever reads slowly makes the helper keep no more.
    /// </summary>
    public const int AnswerBytesOfOneCaller = 2 * 1024 * 1024;

    /// <summary>How long a request may take once its headers are complete.</summary>
    public static readonly TimeSpan Request = TimeSpan.FromSeconds(30);

    /// <summary>Sets the HTTP server's limits.</summary>
    public static void Apply(KestrelServerLimits limits)
    {
        // The listener's: this one would give a connection of the pipe back while the pipe still had it.
        limits.MaxConcurrentConnections = null;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestLineSize = 2 * 1024;
        limits.MaxRequestHeaderCount = 32;
        limits.MaxRequestHeadersTotalSize = 8 * 1024;
        limits.MaxRequestBodySize = ApiLimits.RequestBodyBytes;
        limits.MaxRequestBufferSize = 2 * ApiLimits.RequestBodyBytes;
        limits.MaxResponseBufferSize = ApiLimits.RequestBodyBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
