using System.IO.Pipes;

namespace PipeProbe;

/// <summary>One long connection to a server that sends each line back.</summary>
internal static class Conversation
{
    private const int ConnectTimeoutMilliseconds = 10_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Sends lines and reads each back until a file is there, and one more.</summary>
    /// <param name="pipe">The pipe, opened with GENERIC_READ and GENERIC_WRITE.</param>
    /// <param name="end">The file.</param>
    /// <param name="begun">Called after the first line came back.</param>
    /// <returns>Lines.</returns>
    /// <exception cref="IOException">The connection broke, or another line came back.</exception>
    public static int Hold(string pipe, string end, Action begun)
    {
        using NamedPipeClientStream stream = new(".", pipe, PipeDirection.InOut, PipeOptions.None);
        stream.Connect(ConnectTimeoutMilliseconds);
        using StreamReader reader = new(stream, leaveOpen: true);
        using StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n", AutoFlush = true };
        for (int line = 0; ; line++)
        {
            // Looked at first: a whole line is exchanged after the file is there.
            bool isLast = File.Exists(end);
            writer.WriteLine(line);
            if (reader.ReadLine() is var answer && answer != $"{line}")
            {
                throw new IOException($"sent {line}, and {answer ?? "the end"} came back");
            }

            if (line == 0)
            {
                begun();
            }

            if (isLast)
            {
                return line + 1;
            }

            Thread.Sleep(s_pause);
        }
    }
}
