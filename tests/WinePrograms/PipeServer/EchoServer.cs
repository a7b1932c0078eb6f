using System.IO.Pipes;
using System.Text;
using DockerDesktop.ApplicationPipes;

namespace PipeServer;

/// <summary>Answers the first line of each request, as HTTP, over a pipe of the application's own.</summary>
internal static class EchoServer
{
    public static async Task RunAsync(ApplicationPipe pipe)
    {
        while (true)
        {
            _ = ServeAsync(await pipe.AcceptAsync());
        }
    }

    private static async Task ServeAsync(NamedPipeServerStream connection)
    {
        await using (connection)
        {
            try
            {
                using StreamReader reader = new(connection, leaveOpen: true);
                if (await reader.ReadLineAsync() is string request)
                {
                    await connection.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {request.Length}\r\n\r\n{request}"));
                }
            }
            catch (IOException)
            {
                // A client that only looked at the descriptor.
            }
        }
    }
}
