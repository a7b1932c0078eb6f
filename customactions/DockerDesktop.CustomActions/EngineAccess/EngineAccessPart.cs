using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.EngineConfiguration;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.EngineAccess;

/// <summary>
/// Who may open the engine's pipe: values in daemon.json, which is touched only for ENGINE=windows or a given ENGINEACCESS, and to take out what an earlier installation put in. The variable
/// DOCKER_HOST of ENGINEACCESS=tcp is written with the settings.
/// </summary>
internal sealed class EngineAccessPart(IFileSystem files, IRegistry registry) : IInstallationPart
{
    internal const string EnvironmentKey = @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment";
    internal const string DockerHost = "DOCKER_HOST";

    private EngineValues _taken;

    public void Judge(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        context.TryLook($"What this product put into {DaemonConfiguration.FileName}", () => _taken = ChangeEngineConfiguration.Recorded(registry));
        if (context.IsUninstall)
        {
            return;
        }

        var access = context.Settings.EngineAccess;
        if (access == ChangeEngineConfiguration.Tcp
            && registry.ReadString(RegistryRoot.LocalMachine, EnvironmentKey, DockerHost) is { Length: > 0 } host && host != DaemonConfiguration.TcpListener)
        {
            context.Refuse(
                $"ENGINEACCESS=tcp sets the environment variable {DockerHost} of this computer to {DaemonConfiguration.TcpListener}, and it has another value already. "
                + "Delete the variable, or give ENGINEACCESS=group, pipeacl or none.");
        }

        if (!Puts(access) && _taken == EngineValues.None)
        {
            return;
        }

        try
        {
            var path = ProductData.EngineConfiguration(context);
            using var folder = TrustedFolder.TryOpen(files, path, Puts(access) ? FolderTrust.Path : FolderTrust.Above);
            _ = ChangeEngineConfiguration.Change(folder?.Read(DaemonConfiguration.FileName, DaemonConfiguration.MaximumLength), _taken, access, $@"{path}\{DaemonConfiguration.FileName}", out _);
        }
        catch (SystemFileException e) when (e.Error == Win32FileError.AccessDenied && !context.Client.IsAdministrator && !context.Client.IsSystem)
        {
            context.Log($"{e.Message} Whoever started this may not read it; it is judged when it is changed.");
        }
        catch (Exception e) when (e is FileRefusedException or SystemFileException)
        {
            context.Refuse($"ENGINEACCESS={access}: {e.Message}");
        }
    }

    public void Schedule(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        var access = context.IsUninstall ? ChangeEngineConfiguration.None : context.Settings.EngineAccess;
        if (!context.IsUninstall && access == ChangeEngineConfiguration.Tcp)
        {
            context.Log($"ENGINEACCESS=tcp: {DaemonConfiguration.TcpListener} gives no access control: every account and every program on this computer can control the engine, and by it the computer.");
        }

        // A newer version keeps the variable, or announces that it goes.
        if (!context.IsUpgradeRemoval && (access == ChangeEngineConfiguration.Tcp) != (context.Recorded["EngineAccess"] == ChangeEngineConfiguration.Tcp))
        {
            context.HandAlone("AnnounceEnvironment");
        }

        if (context.IsUpgradeRemoval || (!Puts(access) && _taken == EngineValues.None))
        {
            return;
        }

        context.Hand("ChangeEngineConfiguration", (ChangeEngineConfiguration.AccessKey, access));
    }

    private static bool Puts(string access) => access is ChangeEngineConfiguration.Group or ChangeEngineConfiguration.Tcp;
}
