using DockerDesktop.Protocol;
using DockerDesktop.Protocol.EngineAccess;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.EngineConfiguration;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Pipes;

namespace DockerDesktop.Service.EngineAccess;

/// <summary>
/// Says who may open the engine's pipe, and why. The engine's configuration is the administrator's: where it no longer has what was chosen, that is reported
/// and never written anew behind his back.
/// </summary>
internal sealed class EngineAccessReporter(
    EnginePipeKeeper keeper, IPipeAccess pipes, IFileSystem files, HelperFolders folders, IInstallationRegistry registry)
{
    private const string DriftFix = "An administrator repairs the installation, which writes it again, or installs with another ENGINEACCESS.";

    /// <summary>Makes a report.</summary>
    public EngineAccessStatus Report()
    {
        RecordedSettings settings = RecordedSettingsReader.Read(registry).Settings;
        bool present = pipes.Exists(EnginePipe.Name);
        EngineAccessMode configured = settings.EngineAccess;
        if (settings.DisableWindowsContainers)
        {
            return Off(configured, present, "Windows containers were turned off at installation, so nothing is set up for their engine.");
        }

        return configured switch
        {
            EngineAccessMode.PipeAcl => From(configured, present, keeper.Finding),
            EngineAccessMode.Group or EngineAccessMode.Tcp => From(configured, present, ReadConfiguration(configured, present)),
            _ => Off(configured, present, "Only SYSTEM and Administrators may open the engine's pipe, as was chosen at installation (ENGINEACCESS=none)."),
        };
    }

    private static EngineAccessStatus Off(EngineAccessMode configured, bool present, string cause) =>
        new(configured, EngineAccessMode.None, EngineAccessState.Off, present, cause);

    private static EngineAccessStatus From(EngineAccessMode configured, bool present, PipeAccessFinding finding) => new(
        configured,
        finding.State == EngineAccessState.InForce ? configured : EngineAccessMode.None,
        finding.State,
        present,
        finding.Cause,
        finding.Fix);

    private PipeAccessFinding ReadConfiguration(EngineAccessMode configured, bool present)
    {
        string path = $@"{folders.EngineConfiguration}\{DaemonConfiguration.FileName}";
        DaemonJson json;
        try
        {
            using TrustedFolder? folder = TrustedFolder.TryOpen(files, folders.EngineConfiguration, FolderTrust.Above);
            json = DaemonJson.Parse(folder?.Read(DaemonConfiguration.FileName, DaemonConfiguration.MaximumLength) ?? [], path);
        }
        catch (Exception e) when (e is FileRefusedException or SystemFileException)
        {
            return new PipeAccessFinding(EngineAccessState.Failed, e.Message, $"As an administrator, mend {path}, then restart the engine.");
        }

        if (FindDrift(configured, json) is { } drift)
        {
            return new PipeAccessFinding(EngineAccessState.Failed, $"{path} {drift}.", DriftFix);
        }

        string what = configured == EngineAccessMode.Group
            ? $"{path} has \"group\": \"{ServiceIdentity.UsersGroup}\""
            : $"{path} has the listener {DaemonConfiguration.TcpListener}, which every account of this computer may use without any access control";
        return present
            ? new PipeAccessFinding(EngineAccessState.InForce, $"{what}.")
            : new PipeAccessFinding(EngineAccessState.Waiting, $"{what}; the engine does not run.");
    }

    private static string? FindDrift(EngineAccessMode configured, DaemonJson json)
    {
        if (configured == EngineAccessMode.Group)
        {
            return json.Group < 0 ? $"has no \"group\", and \"{ServiceIdentity.UsersGroup}\" was chosen"
                : ServiceIdentity.UsersGroup.Equals(json.GroupName, StringComparison.OrdinalIgnoreCase) ? null
                : $"has \"group\": \"{json.GroupName}\", and \"{ServiceIdentity.UsersGroup}\" was chosen";
        }

        return !json.ListenerNames.Contains(DaemonConfiguration.TcpListener) ? $"does not have the listener {DaemonConfiguration.TcpListener} in \"hosts\""
            : !json.ListenerNames.Contains(DaemonConfiguration.PipeListener)
            ? $"does not have the pipe's listener {DaemonConfiguration.PipeListener} in \"hosts\""
            : null;
    }
}
