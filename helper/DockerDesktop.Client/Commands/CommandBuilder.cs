using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using DockerDesktop.Client.Connection;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;

namespace DockerDesktop.Client.Commands;

/// <summary>Makes the commands that ask the helper.</summary>
internal sealed class CommandBuilder(IBackendConnector connector, ClientConsole console, Option<bool> json)
{
    /// <summary>A group of commands, which does nothing by itself.</summary>
    public static Command Group(string name, string description, params IEnumerable<Command> commands)
    {
        Command group = new(name, description);
        foreach (Command command in commands)
        {
            group.Add(command);
        }

        return group;
    }

    /// <summary>A command of any kind.</summary>
    public Command Run(string name, string description, Func<CommandSession, ParseResult, CancellationToken, Task<ClientExitCode>> run)
    {
        Command command = new(name, description);
        command.SetAction(async (parsed, cancellationToken) =>
            (int)await run(new CommandSession(connector, console, parsed.GetValue(json)), parsed, cancellationToken).ConfigureAwait(false));
        return command;
    }

    /// <summary>A command that shows the answer to a GET.</summary>
    public Command Show<T>(
        string name, string description, string route, JsonTypeInfo<T> type, Action<T, TextWriter> print, Func<T, ClientExitCode>? judge = null) =>
        Run(name, description, (session, _, cancellationToken) =>
            session.AskAsync(client => client.GetAsync(route, type, cancellationToken), type, print, judge));

    /// <summary>A command that has something short done by a POST without a body.</summary>
    public Command Do<T>(string name, string description, string route, JsonTypeInfo<T> type, Action<T, TextWriter> print) =>
        Run(name, description, (session, _, cancellationToken) => session.AskAsync(client => client.PostAsync(route, type, cancellationToken), type, print));

    /// <summary>A command that has something long done by a POST without a body.</summary>
    public Command Operate(string name, string description, string route) => Operate(name, description, (client, _) => BeginAsync(client, route));

    /// <summary>A command that has something long done.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its description.</param>
    /// <param name="begin">Has the helper begin.</param>
    /// <param name="confirm">Asks before; null if there is nothing that is lost.</param>
    public Command Operate(
        string name, string description, Func<BackendClient, ParseResult, Task<Operation>> begin,
        Func<CommandSession, ParseResult, ClientProblem?>? confirm = null) =>
        Run(name, description, async (session, parsed, cancellationToken) =>
            confirm?.Invoke(session, parsed) is { } refused
                ? session.Fail(refused)
                : await new OperationFollower(session).RunAsync(client => begin(client, parsed), cancellationToken).ConfigureAwait(false));

    /// <summary>Has an operation begin by a POST without a body.</summary>
    public static Task<Operation> BeginAsync(BackendClient client, string route) =>
        client.PostAsync(route, ProtocolJson.Default.Operation, CancellationToken.None);

    /// <summary>Has an operation begin.</summary>
    public static Task<Operation> BeginAsync<TBody>(BackendClient client, string route, TBody body, JsonTypeInfo<TBody> bodyType) =>
        client.SendAsync(HttpMethod.Post, route, body, bodyType, ProtocolJson.Default.Operation, CancellationToken.None);
}
