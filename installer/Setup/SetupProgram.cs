using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Elevation;
using DockerDesktop.Setup.Payload;
using DockerDesktop.Setup.Window;
using DockerDesktop.Setup.WindowsInstaller;
using DockerDesktop.Setup.Wsl;

namespace DockerDesktop.Setup;

/// <summary>The setup program as whoever started it sees it: understands the command line, finds out for whom, and shows progress and result.</summary>
internal sealed class SetupProgram(
    SetupUser user,
    Redirection redirection,
    IImageSignature signature,
    Installation installation,
    IElevatedCopy elevatedCopy,
    ISetupWindow window,
    Wsl2Check wsl2,
    IApplicationStart applicationStart,
    SetupConsole console)
{
    /// <summary>Runs.</summary>
    /// <param name="line">The command line without the program.</param>
    /// <returns>The exit code.</returns>
    public int Run(string line)
    {
        // Asked of the line, which may be one that cannot be understood: nobody closes a window that a deployment tool has opened.
        var isQuiet = line.Contains("quiet", StringComparison.OrdinalIgnoreCase);
        try
        {
            redirection.Refuse();
            var request = SetupCommandLine.Parse(line);
            switch (request.Command)
            {
                case SetupCommand.Help:
                    console.Output.Write(HelpText.Text);
                    return SetupExitCode.Success;
                case SetupCommand.Version:
                    console.Output.WriteLine(Texts.VersionOf(SetupVersion.Text));
                    return SetupExitCode.Success;
            }

            SignatureCheck.Require(signature);
            return request.IsQuiet ? RunQuietly(request) : RunInteractively(request);
        }
        catch (SetupException e)
        {
            console.Error.WriteLine(e.Message);
            if (!isQuiet && !console.IsConsole && window.CanBeSeen)
            {
                window.ShowError(e.Message);
            }

            return e.ExitCode;
        }
    }

    private int RunQuietly(SetupRequest request)
    {
        var scope = request.Scope ?? (request.Command == SetupCommand.Install ? PackageScope.PerMachine : OnlyScope(installation.FindScopes()));
        Require(request, scope);
        if (scope == PackageScope.PerMachine && !user.IsElevated)
        {
            throw new SetupException(SetupExitCode.ElevationRequired, Texts.ElevationRequired);
        }

        var note = Note(request);
        if (note.Length > 0)
        {
            console.Output.WriteLine(note);
        }

        var watcher = new ConsoleWatcher(console.Output, request.Command == SetupCommand.Install ? Texts.Installing : Texts.Uninstalling, console.IsOutputRedirected, console.Cancellation);
        var result = installation.Run(request with { Scope = scope }, installingUser: null, watcher);
        watcher.End();
        (result.IsSuccess ? console.Output : console.Error).WriteLine(result.Message);
        if (result.Log is not null)
        {
            console.Output.WriteLine(Texts.LogIs(result.Log));
        }

        if (result.IsSuccess && note.Length > 0)
        {
            console.Output.WriteLine(note);
        }

        return result.ExitCode;
    }

    private int RunInteractively(SetupRequest request)
    {
        IReadOnlyList<PackageScope> scopes = request.Scope is { } given ? [given] : request.Command == SetupCommand.Install ? Takers(request) : installation.FindScopes();
        if (scopes.Count == 0)
        {
            throw new SetupException(SetupExitCode.NotInstalled, Texts.NothingInstalled);
        }

        if (!window.CanBeSeen)
        {
            throw new SetupException(SetupExitCode.NoDesktop, Texts.NoDesktop);
        }

        var question = new WindowQuestion(request.Command, scopes)
        {
            AsksLicense = request.Command == SetupCommand.Install && !request.AcceptsLicense,
            Note = Note(request),
            NeedsConsent = !user.IsElevated,
            // Data goes with the rights of the account that uninstalls. The one that consents may be another, whose data nobody asked to remove.
            OffersDataRemoval = request.Command == SetupCommand.Uninstall && (user.IsElevated || scopes is [PackageScope.PerUser]),
            // What an elevated process starts is elevated too.
            OffersStart = request.Command == SetupCommand.Install && !user.IsElevated,
        };
        var result = window.Run(
            question,
            (answer, watcher) => Work(request, answer, watcher),
            answer => installation.FindStartProgram(answer.Scope) is { } program && applicationStart.Start(program));
        if (result is null)
        {
            return SetupExitCode.Cancelled;
        }

        console.Output.WriteLine(result.Message);
        if (result.Log is not null)
        {
            console.Output.WriteLine(Texts.LogIs(result.Log));
        }

        return result.ExitCode;
    }

    private SetupResult Work(SetupRequest request, WindowAnswer answer, IInstallationWatcher watcher)
    {
        var chosen = request with { Scope = answer.Scope, Flags = answer.RemovesData ? WithoutData(request.Flags) : request.Flags };
        if (SetupCommandLine.FindFaults(chosen, answer.Scope) is { Count: > 0 } faults)
        {
            return new SetupResult(SetupExitCode.InvalidParameter, string.Join(Environment.NewLine, faults), null);
        }

        return answer.Scope == PackageScope.PerMachine && !user.IsElevated
            ? elevatedCopy.Run(chosen, watcher)
            : installation.Run(chosen, installingUser: null, watcher);
    }

    private static void Require(SetupRequest request, PackageScope scope)
    {
        if (SetupCommandLine.FindFaults(request, scope) is { Count: > 0 } faults)
        {
            throw new SetupException(SetupExitCode.InvalidParameter, string.Join(Environment.NewLine, [.. faults, Texts.SeeHelp]));
        }
    }

    /// <summary>The scopes whose packages take what was given; the user's own first, because it needs nobody's consent.</summary>
    private static List<PackageScope> Takers(SetupRequest request)
    {
        List<PackageScope> scopes = [PackageScope.PerUser, PackageScope.PerMachine];
        return scopes.FindAll(scope => SetupCommandLine.FindFaults(request, scope).Count == 0);
    }

    private static PackageScope OnlyScope(IReadOnlyList<PackageScope> scopes) => scopes.Count switch
    {
        0 => throw new SetupException(SetupExitCode.NotInstalled, Texts.NothingInstalled),
        1 => scopes[0],
        _ => throw new SetupException(SetupExitCode.InvalidParameter, Texts.BothInstalled),
    };

    private static Dictionary<InstallFlag, string> WithoutData(IReadOnlyDictionary<InstallFlag, string> flags)
    {
        var keepData = InstallFlags.All.Find(flag => flag.Property == PublicProperties.KeepData)!;
        return new Dictionary<InstallFlag, string>(flags) { [keepData] = "0" };
    }

    /// <summary>What is to be known of WSL 2, if the engine needs it.</summary>
    private string Note(SetupRequest request) =>
        request.Command == SetupCommand.Install && request.Property(PublicProperties.Engine) is null or "wsl" ? Wsl2Check.Describe(wsl2.Read()) : string.Empty;
}
