using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.CommandLine;

namespace DockerDesktop.Setup.Elevation;

/// <summary>
/// The command line of the elevated copy. It is what the prompt for consent shows, it says all that the copy does, and the copy reads it as if anybody had written it: anybody can start it so.
/// </summary>
/// <param name="Pipe">The name of the conversation's pipe.</param>
/// <param name="Request">To install or uninstall for all users.</param>
internal sealed record ElevatedRequest(string Pipe, SetupRequest Request)
{
    /// <summary>The first word.</summary>
    public const string Marker = "--elevated-copy";

    /// <summary>CreateProcess takes 32,767 characters with the program; ShellExecute has been seen to take less.</summary>
    private const int LongestLine = 8000;

    /// <summary>Says whether a command line is that of an elevated copy.</summary>
    public static bool IsMeantBy(string line) => line.TrimStart().StartsWith(Marker, StringComparison.Ordinal);

    /// <summary>Reads the line.</summary>
    /// <exception cref="SetupException">87: it is not one that <see cref="Format"/> writes.</exception>
    public static ElevatedRequest Parse(string line)
    {
        var words = line.TrimStart().Split(' ', 3);
        if (words is not [Marker, var pipe, var rest] || !ConversationPipe.IsName(pipe))
        {
            throw new SetupException(SetupExitCode.InvalidParameter, Texts.ConversationMissing);
        }

        var request = SetupCommandLine.Parse(rest);
        return request is { Command: SetupCommand.Install or SetupCommand.Uninstall, Scope: PackageScope.PerMachine, IsQuiet: true }
            ? new ElevatedRequest(pipe, request)
            : throw new SetupException(SetupExitCode.InvalidParameter, Texts.ConversationMissing);
    }

    /// <summary>Writes the line.</summary>
    /// <exception cref="SetupException">87: the flags are too many, or a value cannot be handed on.</exception>
    public string Format()
    {
        var line = $"{Marker} {Pipe} {SetupCommandLine.Format(Request)}";
        return line.Length <= LongestLine ? line : throw new SetupException(SetupExitCode.InvalidParameter, Texts.CommandLineTooLong);
    }
}
