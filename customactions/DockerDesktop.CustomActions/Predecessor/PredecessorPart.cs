using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// An installation of Docker Desktop that is no Windows Installer package. It is refused, or, with REMOVEEXISTINGINSTALL=1, set aside inside the transaction and deleted at commit; its data
/// stays and its uninstaller is never run. One that appears beside an installed product is left alone: it shares that product's folder.
/// </summary>
internal sealed class PredecessorPart(IRegistry registry) : IInstallationPart
{
    private bool _isSetAside;

    /// <summary>Whether REMOVEEXISTINGINSTALL=1 would help: one user's installation does not take the place of that of all users.</summary>
    public bool CanBeReplaced(InstallationContext context) => context.IsPerMachine || !IsThere(RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey);

    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall)
        {
            return;
        }

        var forAll = IsThere(RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey);
        var own = !context.IsPerMachine && IsThere(RegistryRoot.Users, UserKey(context, PredecessorInstall.UninstallKey));
        if (!forAll && !own)
        {
            return;
        }

        if (!context.IsFirstInstall)
        {
            context.Log("Apps and Features has another entry for Docker Desktop, which is no Windows Installer package's. It shares the folder of this installation and is left alone.");
            return;
        }

        if (!context.IsPerMachine && forAll)
        {
            var folder = $@"{context["ProgramFiles64Folder"]}{PredecessorInstall.AllUsersFolder.Parent}\{PredecessorInstall.AllUsersFolder.Name}";
            context.Refuse(
                $"Docker Desktop{Version(RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey)} is installed for all users, by its own installer (HKEY_LOCAL_MACHINE\\{PredecessorInstall.UninstallKey}, {folder}), "
                + $"and an installation for one user cannot take its place. Have an administrator run, in an elevated command prompt: \"{folder}\\{PredecessorInstall.Uninstaller}\" uninstall");
            return;
        }

        if (context.Given.GetValueOrDefault(PublicProperties.RemoveExistingInstall) == "1")
        {
            _isSetAside = true;
            return;
        }

        var found = forAll
            ? $"Docker Desktop{Version(RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey)} is installed already, by its own installer (HKEY_LOCAL_MACHINE\\{PredecessorInstall.UninstallKey}, {Folder(context)})"
            : $"Docker Desktop{Version(RegistryRoot.Users, UserKey(context, PredecessorInstall.UninstallKey))} is installed already, by its own installer (HKEY_CURRENT_USER\\{PredecessorInstall.UninstallKey}, {Folder(context)})";
        context.Refuse(
            $"{found}. Give REMOVEEXISTINGINSTALL=1 to have this installation take its place; its images, containers and settings stay. Or uninstall it first: "
            + $"\"{Folder(context)}\\{PredecessorInstall.Uninstaller}\" uninstall");
    }

    public void Schedule(InstallationContext context)
    {
        if (!_isSetAside)
        {
            return;
        }

        context.Log($"The installation in {Folder(context)} is set aside and, once this one has succeeded, deleted. Its data stays.");
        (string, string)[] data = [(SetPredecessorAside.FolderKey, Folder(context))];
        context.Hand("SetPredecessorAside", data);
        context.HandAlone("DeletePredecessor", data);
    }

    private static string Folder(InstallationContext context)
    {
        var (root, folder) = context.IsPerMachine ? (context["ProgramFiles64Folder"], PredecessorInstall.AllUsersFolder) : (context["LocalAppDataFolder"], PredecessorInstall.PerUserFolder);
        return $@"{root}{folder.Parent}\{folder.Name}";
    }

    private static string UserKey(InstallationContext context, string key) => $@"{context.Client.Sid}\{key}";

    private bool IsThere(RegistryRoot root, string key) => registry.KeyExists(root, key) && registry.ReadInteger(root, key, PredecessorInstall.WindowsInstallerValue) != 1;

    private string Version(RegistryRoot root, string key) => registry.ReadString(root, key, PredecessorInstall.VersionValue) is { Length: > 0 and < 40 } version ? $" {version}" : string.Empty;
}
