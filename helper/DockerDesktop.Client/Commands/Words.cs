using System.Text.Json;
using DockerDesktop.Protocol.Operations;

namespace DockerDesktop.Client.Commands;

/// <summary>The protocol's names as a person reads them.</summary>
internal static class Words
{
    /// <summary>What an operation does.</summary>
    public static string ToWords(this OperationKind kind) => kind switch
    {
        OperationKind.VmCreate => "Making the virtual machine",
        OperationKind.VmStart => "Starting the virtual machine",
        OperationKind.VmStop => "Stopping the virtual machine",
        OperationKind.VmDestroy => "Removing the virtual machine",
        OperationKind.VhdxMove => "Moving the virtual disk",
        OperationKind.EngineStart => "Starting the Windows engine",
        OperationKind.EngineStop => "Stopping the Windows engine",
        OperationKind.ContainerDataDelete => "Deleting the data of Windows containers",
        _ => kind.ToString(),
    };

    /// <summary>A state's name as in <c>--json</c>, with spaces: <c>in force</c>.</summary>
    public static string ToWords<TState>(this TState state)
        where TState : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()).Replace('-', ' ');

    /// <summary>Yes, no, or unknown.</summary>
    public static string ToWords(this bool? value) => value switch
    {
        true => "yes",
        false => "no",
        null => "unknown",
    };

    /// <summary>Prints a cause and, below it, its fix, if there are any.</summary>
    public static void WriteCause(this TextWriter output, string indent, string? cause, string? fix)
    {
        foreach (string? text in (string?[])[cause, fix])
        {
            if (text is not null)
            {
                output.WriteLine(indent + text);
            }
        }
    }
}
