using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerDesktop.Client.Connection;

namespace DockerDesktop.Client.Commands;

/// <summary>One run of a command: asks the helper and prints, as text or as JSON.</summary>
internal sealed class CommandSession(IBackendConnector connector, ClientConsole console, bool json)
{
    /// <summary>The console.</summary>
    public ClientConsole Console => console;

    /// <summary>Whether JSON is printed.</summary>
    public bool Json => json;

    /// <summary>Connects to the helper.</summary>
    /// <exception cref="ClientException">There is no helper that can be trusted.</exception>
    public BackendClient Connect() => new(connector);

    /// <summary>Gets an answer and prints it, or prints why there is none.</summary>
    /// <param name="ask">Asks for it.</param>
    /// <param name="type">Type of the answer.</param>
    /// <param name="print">Prints it as text.</param>
    /// <param name="judge">Derives the exit code from it; without this it is success.</param>
    public async Task<ClientExitCode> AskAsync<T>(
        Func<BackendClient, Task<T>> ask, JsonTypeInfo<T> type, Action<T, TextWriter> print, Func<T, ClientExitCode>? judge = null)
    {
        T answer;
        try
        {
            using BackendClient client = Connect();
            answer = await ask(client).ConfigureAwait(false);
        }
        catch (ClientException e)
        {
            return Fail(e.Problem);
        }

        Print(answer, type, print);
        return judge?.Invoke(answer) ?? ClientExitCode.Success;
    }

    /// <summary>Prints an answer of the helper.</summary>
    public void Print<T>(T answer, JsonTypeInfo<T> type, Action<T, TextWriter> print)
    {
        if (json)
        {
            PrintMember("helper", answer, type);
        }
        else
        {
            print(answer, console.Output);
        }
    }

    /// <summary>Prints a report that is a whole by itself.</summary>
    public void PrintReport<T>(T report, JsonTypeInfo<T> type) => Write(writer => JsonSerializer.Serialize(writer, report, type));

    /// <summary>Prints why the command could not do its work.</summary>
    /// <returns>The problem's exit code.</returns>
    public ClientExitCode Fail(ClientProblem problem)
    {
        if (json)
        {
            PrintMember("error", ErrorReport.From(problem), ClientJson.Default.ErrorReport);
        }
        else
        {
            console.Error.WriteLine(problem.Cause);
            console.Error.WriteLine(problem.Fix);
        }

        return problem.ExitCode;
    }

    private void PrintMember<T>(string name, T value, JsonTypeInfo<T> type) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, type);
        writer.WriteEndObject();
    });

    private void Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, ClientJson.Printed))
        {
            write(writer);
        }

        console.Output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
