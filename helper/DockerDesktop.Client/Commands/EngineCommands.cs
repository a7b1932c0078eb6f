using System.CommandLine;
using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Engine;
using DockerDesktop.Protocol.EngineAccess;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop engine</c> and <c>docker-desktop containers</c>.</summary>
internal static class EngineCommands
{
    /// <summary>Makes the commands for the engine.</summary>
    public static Command Create(CommandBuilder commands) => CommandBuilder.Group(
        "engine",
        "The engine of Windows containers.",
        commands.Show("status", "Show whether it runs.", ApiRoutes.Engine, ProtocolJson.Default.EngineStatus, Print),
        commands.Operate("start", "Start it.", ApiRoutes.EngineStart),
        commands.Operate("stop", "Stop it.", ApiRoutes.EngineStop),
        commands.Show(
            "access",
            @"Show who may open \\.\pipe\docker_engine without elevation.",
            ApiRoutes.EngineAccess,
            ProtocolJson.Default.EngineAccessStatus,
            Print,
            status => status.State == EngineAccessState.Failed ? ClientExitCode.Degraded : ClientExitCode.Success));

    /// <summary>Makes the commands for its containers.</summary>
    public static Command CreateContainers(CommandBuilder commands)
    {
        Option<bool> yes = Confirmation.CreateOption();
        Command delete = commands.Operate(
            "delete-data",
            "Delete all images, containers and volumes of the Windows engine. Asks first.",
            (client, _) => CommandBuilder.BeginAsync(client, ApiRoutes.ContainerDataDelete),
            (session, parsed) => parsed.GetValue(yes) ? null : Confirmation.Ask(session, "all images, containers and volumes of the Windows engine"));
        delete.Options.Add(yes);
        return CommandBuilder.Group("containers", "Windows containers.", delete);
    }

    private static void Print(EngineStatus status, TextWriter output)
    {
        output.WriteLine($"Windows engine: {status.State.ToWords()}");
        if (status.LastExitCode is { } code)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ended last with error {code}"));
        }
    }

    private static void Print(EngineAccessStatus status, TextWriter output)
    {
        output.WriteLine($"Access to the engine's pipe: {status.InForce.ToWords()} (chosen: {status.Configured.ToWords()}, {status.State.ToWords()})");
        output.WriteLine($"  the pipe is {(status.PipePresent ? "there" : "not there")}");
        output.WriteCause("  ", status.Cause, status.Fix);
    }
}
