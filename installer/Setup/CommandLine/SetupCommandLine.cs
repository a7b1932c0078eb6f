using System.Text;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.Setup.CommandLine;

/// <summary>
/// The command line, by the rules of INSTALLFLAGS and with its parser (<see cref="InstallFlagParser"/>): <c>install --quiet --backend=hyper-v</c>. No text of an error holds a value: values
/// may be secrets.
/// </summary>
internal static class SetupCommandLine
{
    private const string User = "--user";
    private const string AllUsers = "--all-users";
    private const string Quiet = "--quiet";
    private const string AcceptLicense = "--accept-license";

    private static readonly string[] HelpWords = ["--help", "-h", "-?", "/?", "help"];

    /// <summary>Takes the program off the line that Windows hands over, as the C runtime does: it ends at a blank outside quotes, and backslashes mean nothing in it.</summary>
    /// <param name="line">What <see cref="ProcessCommandLine.Read"/> gives.</param>
    public static string WithoutProgram(string line)
    {
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] == '"';
            if (!isQuoted && line[i] is ' ' or '\t')
            {
                return line[i..];
            }
        }

        return string.Empty;
    }

    /// <summary>Reads the line.</summary>
    /// <param name="line">Without the program; empty to install interactively.</param>
    /// <exception cref="SetupException">87: every flag and word that cannot be, with what can.</exception>
    public static SetupRequest Parse(string line)
    {
        var errors = new List<string>();
        var words = InstallFlagParser.Split(line, errors);
        if (words.Exists(word => Array.Exists(HelpWords, help => help.Equals(word, StringComparison.OrdinalIgnoreCase))))
        {
            return new SetupRequest(SetupCommand.Help);
        }

        if (words is ["--version"])
        {
            return new SetupRequest(SetupCommand.Version);
        }

        var command = SetupCommand.Install;
        if (words.Count > 0 && words[0].Length > 0 && char.IsAsciiLetter(words[0][0]))
        {
            if (words[0].Equals("uninstall", StringComparison.OrdinalIgnoreCase))
            {
                command = SetupCommand.Uninstall;
            }
            else if (!words[0].Equals("install", StringComparison.OrdinalIgnoreCase))
            {
                errors.Add(Texts.UnknownCommand);
            }

            words.RemoveAt(0);
        }

        var flags = InstallFlagParser.Read(words, flag => Refuse(flag, command), errors);
        var properties = new Dictionary<InstallFlag, string>();
        foreach (var (flag, value) in flags)
        {
            if (flag.Property is not null)
            {
                properties.Add(flag, value);
            }
        }

        if (Has(User) && Has(AllUsers))
        {
            errors.Add(Texts.TwoScopes);
        }

        var request = new SetupRequest(command)
        {
            Scope = Has(User) ? PackageScope.PerUser : Has(AllUsers) ? PackageScope.PerMachine : null,
            IsQuiet = Has(Quiet),
            AcceptsLicense = Has(AcceptLicense),
            Flags = properties,
        };
        // Without a scope, what neither package takes is wrong already now.
        errors.AddRange(FindFaults(request, request.Scope ?? PackageScope.PerMachine));
        return errors.Count == 0 ? request : throw new SetupException(SetupExitCode.InvalidParameter, string.Join(Environment.NewLine, [.. errors, Texts.SeeHelp]));

        bool Has(string name)
        {
            foreach (var flag in flags.Keys)
            {
                if (flag.Name == name)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Says which of the given values a package would refuse, before anybody is asked to elevate.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="scope">The package.</param>
    /// <returns>A sentence for each, naming the flag; empty when nothing is wrong.</returns>
    public static IReadOnlyList<string> FindFaults(SetupRequest request, PackageScope scope)
    {
        var faults = new List<string>();
        foreach (var (flag, value) in request.Flags)
        {
            if (PublicProperties.All.Find(property => property.Name == flag.Property)?.Parse(value, scope).Error is { } fault)
            {
                faults.Add($"{flag.Name}: {fault}");
            }
        }

        return faults;
    }

    /// <summary>Writes a request as the line that <see cref="Parse"/> reads, each value in quotes by the C runtime's rules.</summary>
    /// <param name="request">To install or to uninstall, for one scope.</param>
    /// <exception cref="SetupException">87: a value that cannot be handed on, because no command line can hold it.</exception>
    public static string Format(SetupRequest request)
    {
        var line = new StringBuilder(request.Command == SetupCommand.Install ? "install" : "uninstall");
        line.Append(' ').Append(request.Scope == PackageScope.PerUser ? User : AllUsers).Append(' ').Append(Quiet);
        foreach (var (flag, value) in request.Flags)
        {
            line.Append(' ').Append(flag.Name);
            if (flag.TakesValue)
            {
                if (value.Contains('\0', StringComparison.Ordinal))
                {
                    throw new SetupException(SetupExitCode.InvalidParameter, Texts.CannotBeHandedOn(flag.Name));
                }

                var written = value;
                foreach (var (name, meant) in flag.ValueNames)
                {
                    written = meant == value ? name : written;
                }

                AppendQuoted(line.Append('='), written);
            }
        }

        return line.ToString();
    }

    /// <summary>Appends a value in quotes. Backslashes count only before a quotation mark, also the closing one: there each is doubled, and a quotation mark of the value gets one more.</summary>
    private static void AppendQuoted(StringBuilder line, string value)
    {
        line.Append('"');
        var backslashes = 0;
        foreach (var character in value)
        {
            line.Append('\\', character == '"' ? backslashes + 1 : 0).Append(character);
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }

        line.Append('\\', backslashes).Append('"');
    }

    /// <summary>The properties as Windows Installer's functions take them: <c>NAME="value"</c> with quotes inside doubled, so that no value ends early and none becomes another property.</summary>
    /// <param name="request">The request.</param>
    /// <param name="more">Further properties.</param>
    public static string FormatProperties(SetupRequest request, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var line = new StringBuilder();
        foreach (var (flag, value) in request.Flags)
        {
            Append(line, flag.Property!, value);
        }

        foreach (var (name, value) in more)
        {
            Append(line, name, value);
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, string name, string value) =>
        line.Append(line.Length == 0 ? string.Empty : " ").Append(name).Append("=\"").Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');

    private static string? Refuse(InstallFlag flag, SetupCommand command) =>
        IsFor(flag, command) ? null : Texts.FlagOfOtherCommand(flag.Name, command == SetupCommand.Install ? "uninstall" : "install");

    /// <summary>Says whether a command takes a flag.</summary>
    internal static bool IsFor(InstallFlag flag, SetupCommand command) => flag.Property is null
        ? command == SetupCommand.Install || flag.Name != AcceptLicense
        : PublicProperties.All.Exists(property => property.Name == flag.Property && property.IsForUninstall) == (command == SetupCommand.Uninstall);
}
