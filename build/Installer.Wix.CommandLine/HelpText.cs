using System.Reflection;

namespace Installer.Wix.CommandLine;

/// <summary>What the program says of itself.</summary>
internal static class HelpText
{
    /// <summary>The program's version, and the version of WiX that it follows.</summary>
    public static string Version { get; } =
        $"wixc {typeof(HelpText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion} (as WiX Toolset 6.0.2)";

    /// <summary>How to use the program.</summary>
    public static string Of(IEnumerable<ICommand> commands) => string.Join('\n', commands.Select(command => command.Usage).Append("""
        wixc --version             the version
        wixc --help                this text; 'wixc COMMAND --help' the part about a command

        @FILE                      more arguments, one or more a line, in quotation marks if they have spaces

        """));

    /// <summary>Whether an argument asks for help.</summary>
    public static bool IsAskedFor(string argument) => argument is "--help" or "-help" or "-h" or "-?" or "/?";
}
