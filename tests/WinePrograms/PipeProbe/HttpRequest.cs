using System.IO.Pipes;
using System.Security.Principal;
using System.Text;

namespace PipeProbe;

/// <summary>One HTTP/1.1 request over a named pipe, with the answer as it came.</summary>
internal static class HttpRequest
{
    private const int ConnectTimeoutMilliseconds = 10_000;

    public static string Send(string pipe, string method, string path, string body)
    {
        // Identification is all that a client of a privileged server should give.
        using NamedPipeClientStream stream = new(".", pipe, PipeDirection.InOut, PipeOptions.None, TokenImpersonationLevel.Identification);
        stream.Connect(ConnectTimeoutMilliseconds);
        byte[] content = Encoding.UTF8.GetBytes(body);
        string type = content.Length == 0 ? string.Empty : "Content-Type: application/json\r\n";
        stream.Write([.. Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{type}Content-Length: {content.Length}\r\n\r\n"), .. content]);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
