using System.CommandLine;
using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop operations</c>.</summary>
internal static class OperationsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandBuilder commands) => commands.Show(
        "operations",
        "Show the long operations that the helper has in progress or remembers, newest first.",
        ApiRoutes.Operations,
        ProtocolJson.Default.OperationList,
        Print);

    private static void Print(OperationList list, TextWriter output)
    {
        if (list.Operations.Count == 0)
        {
            output.WriteLine("There are none.");
        }

        foreach (Operation operation in list.Operations)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{operation.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} {operation.Id} {operation.Kind.ToWords()}: {operation.State.ToWords()}, "
                    + $"{operation.Percentage} %"));
            output.WriteCause("  ", operation.Problem?.Cause, operation.Problem?.Fix);
        }
    }
}
