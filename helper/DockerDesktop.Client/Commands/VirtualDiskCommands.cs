using System.CommandLine;
using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.VirtualDisk;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop vhdx</c>.</summary>
internal static class VirtualDiskCommands
{
    /// <summary>Makes the commands.</summary>
    public static Command Create(CommandBuilder commands) => CommandBuilder.Group(
        "vhdx",
        "The virtual machine's disk.",
        commands.Show("status", "Show where it lies and how large it is.", ApiRoutes.VirtualDisk, ProtocolJson.Default.VirtualDiskStatus, Print),
        CreateMove(commands));

    private static Command CreateMove(CommandBuilder commands)
    {
        Argument<string> folder = new("folder")
        {
            Description = @"Full path of the folder to move it to, such as D:\Docker: on a local fixed NTFS volume, writable for you, without links.",
        };
        Option<bool> wholeFolder = new("--whole-folder")
        {
            Description = $"Move the folder that the disk lies in, with all that is in it; it becomes a folder {VirtualDiskMoveRequest.FolderName} there.",
        };
        Command move = commands.Operate(
            "move",
            "Move it to another folder. Ctrl+C cancels, and the disk stays where it was.",
            (client, parsed) => CommandBuilder.BeginAsync(
                client,
                ApiRoutes.VirtualDiskMove,
                new VirtualDiskMoveRequest(parsed.GetValue(folder)!, parsed.GetValue(wholeFolder)),
                ProtocolJson.Default.VirtualDiskMoveRequest));
        move.Arguments.Add(folder);
        move.Options.Add(wholeFolder);
        return move;
    }

    private static void Print(VirtualDiskStatus status, TextWriter output)
    {
        if (!status.Exists)
        {
            output.WriteLine("There is no virtual disk.");
            return;
        }

        output.WriteLine($"Virtual disk: {status.Path}");
        if (status.Bytes is { } bytes)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  size: {bytes} bytes"));
        }

        if (status.MoveOperation is { } operation)
        {
            output.WriteLine($"  is being moved by operation {operation}");
        }
    }
}
