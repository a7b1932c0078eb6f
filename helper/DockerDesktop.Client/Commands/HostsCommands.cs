using System.CommandLine;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Hosts;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop hosts</c>.</summary>
internal static class HostsCommands
{
    /// <summary>Makes the commands.</summary>
    public static Command Create(CommandBuilder commands) => CommandBuilder.Group(
        "hosts",
        "The product's names in the hosts file: host.docker.internal, gateway.docker.internal, kubernetes.docker.internal.",
        commands.Show("status", "Show whether the hosts file has today's addresses.", ApiRoutes.Hosts, ProtocolJson.Default.HostsStatus, Print, Judge),
        commands.Do("apply", "Write today's addresses now.", ApiRoutes.HostsApply, ProtocolJson.Default.HostsChange, Print),
        commands.Do("remove", "Take the names out. For administrators.", ApiRoutes.HostsRemove, ProtocolJson.Default.HostsChange, Print));

    private static ClientExitCode Judge(HostsStatus status) =>
        status.Cause is not null || (status.Maintained && status.State != HostsState.Current) ? ClientExitCode.Degraded : ClientExitCode.Success;

    private static void Print(HostsStatus status, TextWriter output)
    {
        output.WriteLine($"The names in the hosts file: {status.State.ToWords()}, {(status.Maintained ? "kept up to date by the helper" : "not maintained")}");
        output.WriteCause("  ", status.Cause, status.Fix);
        Print(status.Expected, output);
    }

    private static void Print(HostsChange change, TextWriter output)
    {
        output.WriteLine(change.Changed ? "The hosts file was changed." : "The hosts file was right already.");
        Print(change.Entries, output);
    }

    private static void Print(IReadOnlyList<HostsEntry> entries, TextWriter output)
    {
        foreach (HostsEntry entry in entries)
        {
            output.WriteLine($"  {entry.Address} {entry.Name}");
        }
    }
}
