using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// An installation of Docker Desktop that is no Windows Installer package. It is refused, or, with REMOVEEXISTINGINSTALL=1, set aside inside the transaction; at commit its program files are
/// deleted, and data in its folder goes back to its place. Its uninstaller is never run. One that appears beside an installed product is left alone: it shares that product's folder.
/// </summary>
internal sealed class PredecessorPart(IFileSystem files, IRegistry registry) : IInstallationPart
{
    private bool _isSetAside;
    private string? _named;

    /// <summary>Whether REMOVEEXISTINGINSTALL=1 would help: one user's installation does not take the place of that of all users.</summary>
    public bool CanBeReplaced(InstallationContext context) => context.IsPerMachine || !IsThere(RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey);

    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall)
        {
            return;
        }

        var (forAll, own) = (false, false);
        context.TryLook("The entry of Docker Desktop's own installer in Apps and Features", () => forAll = IsThere(RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey));
        context.TryLook("The entry of Docker Desktop's own installer among the user's own", () => own = !context.IsPerMachine && IsThere(RegistryRoot.Users, UserKey(context, PredecessorInstall.UninstallKey)));
        if (!forAll && !own)
        {
            return;
        }

        if (!context.IsFirstInstall)
        {
            context.Log("Apps and Features has another entry for Docker Desktop, which is no Windows Installer package's. It shares the folder of this installation and is left alone.");
            return;
        }

        _named = FindNamed(context, forAll);
        if (!context.IsPerMachine && forAll)
        {
            var folder = _named ?? $@"{context["ProgramFiles64Folder"]}{PredecessorInstall.AllUsersFolder.Parent}\{PredecessorInstall.AllUsersFolder.Name}";
            context.Refuse(
                $"Docker Desktop{Version(RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey)} is installed for all users, by its own installer (HKEY_LOCAL_MACHINE\\{PredecessorInstall.UninstallKey}, {folder}), "
                + $"and an installation for one user cannot take its place. Have an administrator run, in an elevated command prompt: \"{folder}\\{PredecessorInstall.Uninstaller}\" {PredecessorInstall.UninstallArguments}");
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
            $"{found}. Give REMOVEEXISTINGINSTALL=1 to have this installation take its place; its images, containers and settings stay. Or uninstall it first, keeping them: "
            + $"\"{Folder(context)}\\{PredecessorInstall.Uninstaller}\" {PredecessorInstall.UninstallArguments}");
    }

    public void Schedule(InstallationContext context)
    {
        if (_isSetAside)
        {
            context.Log($"The installation in {Folder(context)} is set aside and, once this one has succeeded, its program files are deleted. Its data stays; what of it lies in this folder goes back to its place.");
            context.Hand("SetPredecessorAside", (SetPredecessorAside.FolderKey, Folder(context)));
        }
        else if (context.IsUninstall || !IsInterrupted(context))
        {
            return;
        }

        context.HandAlone("DeletePredecessor");
    }

    /// <summary>Whether a loss of power has ended an installation after it had set an earlier one aside.</summary>
    private bool IsInterrupted(InstallationContext context)
    {
        var (root, parent) = context.IsPerMachine ? (RegistryRoot.LocalMachine, RollbackStore.ParentKey) : (RegistryRoot.Users, UserKey(context, RollbackStore.ParentKey));
        foreach (var transaction in registry.ListKeys(root, parent))
        {
            if (registry.ReadString(root, $@"{parent}\{transaction}", SetPredecessorAside.FolderFact) is not null)
            {
                context.Log("An interrupted installation had set an earlier one aside: its data goes back to its place, and its program files are deleted.");
                return true;
            }
        }

        return false;
    }

    /// <summary>The folder that the entry names, if it is one of an installation.</summary>
    private string? FindNamed(InstallationContext context, bool isAllUsers)
    {
        var (root, key) = isAllUsers ? (RegistryRoot.LocalMachine, PredecessorInstall.UninstallKey) : (RegistryRoot.Users, UserKey(context, PredecessorInstall.UninstallKey));
        var named = new PredecessorFolder(files, registry).Find(root, key, isAllUsers, context.Log);
        return named is null || FolderNesting.IsSame(named, Fixed(context)) || !(isAllUsers || FolderNesting.Holds(Profile(context), named)) ? null : named;
    }

    /// <summary>The user's own, which an installation for one user lies in.</summary>
    private static string Profile(InstallationContext context)
    {
        const string LocalPart = @"\AppData\Local\";
        var local = context["LocalAppDataFolder"];
        return local.EndsWith(LocalPart, StringComparison.OrdinalIgnoreCase) ? local[..^LocalPart.Length] : local;
    }

    private string Folder(InstallationContext context) => _named ?? Fixed(context);

    private static string Fixed(InstallationContext context)
    {
        var (root, folder) = context.IsPerMachine ? (context["ProgramFiles64Folder"], PredecessorInstall.AllUsersFolder) : (context["LocalAppDataFolder"], PredecessorInstall.PerUserFolder);
        return $@"{root}{folder.Parent}\{folder.Name}";
    }

    private static string UserKey(InstallationContext context, string key) => $@"{context.Client.Sid}\{key}";

    private bool IsThere(RegistryRoot root, string key) => registry.KeyExists(root, key) && registry.ReadInteger(root, key, PredecessorInstall.WindowsInstallerValue) != 1;

    private string Version(RegistryRoot root, string key) => registry.ReadString(root, key, PredecessorInstall.VersionValue) is { Length: > 0 and < 40 } version ? $" {version}" : string.Empty;
}
