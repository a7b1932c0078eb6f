using System.IO.Pipes;
using System.Security.Principal;
using System.Text;

namespace PipeProbe;

/// <summary>One HTTP/1.1 request over a named pipe, with the answer as it came.</summary>
internal static class HttpRequest
{
    private const int ConnectTimeoutMilliseconds = 10_000;

    public static string Send(string pipe, string method, string path)
    {
        // Identification is all that a client of a privileged server should give.
        using NamedPipeClientStream stream = new(".", pipe, PipeDirection.InOut, PipeOptions.None, TokenImpersonationLevel.Identification);
        stream.Connect(ConnectTimeoutMilliseconds);
        stream.Write(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
