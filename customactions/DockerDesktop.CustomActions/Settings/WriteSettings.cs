using DockerDesktop.CustomActions.EngineAccess;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles.EngineConfiguration;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// Records the settings; undone, all are as they were. For all users every setting, below HKLM, and who may decide about them is decided here again: what it is handed is no more than a user's word.
/// In the hive of the user with whose rights it runs only the proxies, which may hold secrets: the installer logs what a registry row writes.
/// </summary>
internal sealed class WriteSettings(IRegistry registry, IDataProtection protection, IClientToken client, IAdministrators administrators)
{
    /// <summary>The value that records that DOCKER_HOST is the product's.</summary>
    public const string DockerHostName = "DockerHost";

    private const string EngineAccessName = "EngineAccess";
    private const string Prohibition = "DisableWindowsContainers";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        if (RollbackStore.ReadUser(data, client) is not null)
        {
            var changes = Changes(session);
            foreach (var property in PublicProperties.ProxyOverrides)
            {
                Set(session, changes, property, ProtectedValue.Read(protection, data, property.ValueName!));
            }

            return ActionResult.Success;
        }

        var authority = MachineAuthority.Of(session, registry, administrators);
        var recorded = RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty);
        AdvertisedPart.RefuseTransforms(registry, authority, recorded);
        WriteAll(session, authority.MayDecide ? Handed(data, recorded) : Kept(session, data, recorded), Folder(RollbackStore.Open(registry, session), authority, recorded));
        if (authority.IsAdministrator)
        {
            TakeOver(session, data);
        }

        return ActionResult.Success;
    }

    public ActionResult Remove(Session session)
    {
        var data = session.CustomActionData;
        if (RollbackStore.ReadUser(data, client) is not null)
        {
            var changes = Changes(session);
            PublicProperties.ProxyOverrides.ForEach(property => Set(session, changes, property, null));
        }
        else if (!MachineAuthority.Of(session, registry, administrators).MayRemoveBeforeCommit)
        {
            session.Log("The recorded settings stay: the product is not being removed, and whoever started this is no administrator.");
        }
        else
        {
            WriteAll(session, [], null);
            var changes = Changes(session);
            changes.Set(RecordedSettings.DockerUsersGroupCreatedName, null);
            changes.Set(RecordedSettings.FoldersMadeName, null);
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var changes = Changes(session);
        foreach (var property in Recordable)
        {
            Restore(session, changes, property.ValueName!);
        }

        if (RollbackStore.ReadUser(data, client) is null)
        {
            Restore(session, changes, RecordedSettings.InstallFolderName);
            Restore(session, changes, DockerHostName);
            Array.ForEach(RecordedSettings.Made, name => Restore(session, changes, name));
            Restore(session, EnvironmentChanges(session), EngineAccessPart.DockerHost);
        }

        var (root, key) = Place(data);
        registry.DeleteEmptyKeys(root, key, below: "SOFTWARE");
        return ActionResult.Success;
    }

    private static List<PublicProperty> Recordable => PublicProperties.All.FindAll(property => property.ValueName is not null);

    private static bool IsSwitch(PublicProperty property) => property.Allowed is ["0", ..];

    /// <summary>What is handed, of somebody who may decide.</summary>
    private Dictionary<string, string> Handed(CustomActionData data, RecordedSettings recorded)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in Recordable)
        {
            var name = property.ValueName!;
            var text = property.IsSecret ? ProtectedValue.Read(protection, data, name) : data.TryGetValue(name, out var handed) ? handed : property.Default;
            if (string.IsNullOrEmpty(text) || text == PublicProperty.TakenAway)
            {
                continue;
            }

            // What is recorded already was right once; somebody may have edited it since.
            var (value, error) = property.Parse(text, PackageScope.PerMachine);
            values.Add(name, value ?? (text == recorded[name] ? text : throw new ActionFailedException($"{error} This is what the elevated part of the installation was handed; nothing of it is recorded.")));
        }

        return values;
    }

    /// <summary>What stays, of somebody who may not decide: what is recorded, or the default.</summary>
    private static Dictionary<string, string> Kept(Session session, CustomActionData data, RecordedSettings recorded)
    {
        var settings = InstallSettings.Keep(recorded);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> others = [];
        foreach (var property in Recordable)
        {
            var name = property.ValueName!;
            if (settings[name] is { } value)
            {
                values.Add(name, value);
            }

            if (!property.IsSecret && data.TryGetValue(name, out var handed) && handed != (settings[name] ?? string.Empty))
            {
                others.Add(property.Name);
            }
        }

        if (recorded.IsEmpty && data.TryGetValue(Prohibition, out var isDisabled) && isDisabled == "1")
        {
            // Of a product that is advertised a prohibition counts whoever says it.
            values[Prohibition] = "1";
            others.Remove(PublicProperties.DisableWindowsContainers);
            session.Log("Windows containers are off, as the package or a transform says. An administrator allows them with DISABLEWINDOWSCONTAINERS=0.");
        }

        if (others.Count > 0 && recorded.IsEmpty)
        {
            throw new ActionFailedException(AdvertisedPart.Refusal(others));
        }

        if (others.Count > 0)
        {
            session.Log(
                $"{string.Join(", ", others)}: what was asked for is not honoured. On an installed or advertised product only an administrator may change it, and {session[MachineAuthority.UserSidProperty]}, "
                + "who started this, is none. The recorded settings stay. Run this elevated to change it.");
        }

        return values;
    }

    /// <summary>Where the product is, with a backslash at the end: where the folder was looked at, by the same transaction. An installed product does not move but by an administrator.</summary>
    private static string? Folder(RollbackStore store, MachineAuthority authority, RecordedSettings recorded) =>
        recorded.InstallFolder is null || authority.MayDecide ? store.Recall(SecureInstallFolder.FolderFact) ?? recorded.InstallFolder : recorded.InstallFolder;

    private void WriteAll(Session session, Dictionary<string, string> values, string? folder)
    {
        var changes = Changes(session);
        foreach (var property in Recordable)
        {
            Set(session, changes, property, values.GetValueOrDefault(property.ValueName!));
        }

        changes.Set(RecordedSettings.InstallFolderName, folder is null ? null : RegistryData.Text(folder));
        SetDockerHost(session, changes, values.GetValueOrDefault(EngineAccessName) == ChangeEngineConfiguration.Tcp);
    }

    /// <summary>Records again what an older version had made, whose removal took its record away. Of what is handed for that only an administrator's word counts: by it things are deleted.</summary>
    private void TakeOver(Session session, CustomActionData data)
    {
        var changes = Changes(session);
        foreach (var name in RecordedSettings.Made)
        {
            if (!data.TryGetValue(name, out var made))
            {
                continue;
            }

            if (name == RecordedSettings.FoldersMadeName)
            {
                MadeFolders.Record(registry, changes, MadeFolders.Split(made));
            }
            else if (made == "1" && registry.Read(RegistryRoot.LocalMachine, RecordedSettings.Key, name) is null)
            {
                changes.Set(name, new RegistryData(RegistryDataKind.Number, 1));
            }
        }
    }

    /// <summary>Where clients find the engine with ENGINEACCESS=tcp. A variable with another value is somebody else's.</summary>
    private void SetDockerHost(Session session, RegistryChanges changes, bool isWanted)
    {
        var found = registry.ReadString(RegistryRoot.LocalMachine, EngineAccessPart.EnvironmentKey, EngineAccessPart.DockerHost);
        var isOurs = changes.Set(DockerHostName, isWanted ? RegistryData.Text(DaemonConfiguration.TcpListener) : null) || isWanted;
        if (isOurs && (found is null or "" || found == DaemonConfiguration.TcpListener)
            && EnvironmentChanges(session).Set(EngineAccessPart.DockerHost, isWanted ? RegistryData.Text(DaemonConfiguration.TcpListener) : null))
        {
            session.Log($"{(isWanted ? "Set" : "Removed")} the environment variable {EngineAccessPart.DockerHost} of this computer. Programs of other users see it after the next sign-in.");
        }
    }

    private static void Set(Session session, RegistryChanges changes, PublicProperty property, string? value)
    {
        var data = value is null ? null : IsSwitch(property) ? new RegistryData(RegistryDataKind.Number, value == "1" ? 1 : 0) : RegistryData.Text(value);
        if (changes.Set(property.ValueName!, data))
        {
            session.Log($"{(value is null ? "Removed" : "Wrote")} the recorded value {property.ValueName}.");
        }
    }

    private static void Restore(Session session, RegistryChanges changes, string name)
    {
        if (changes.Restore(name))
        {
            session.Log($"The recorded value {name} is as it was before.");
        }
    }

    private (RegistryRoot Root, string Key) Place(CustomActionData data) =>
        RollbackStore.ReadUser(data, client) is { } user ? RecordedSettings.Place(PackageScope.PerUser, user) : RecordedSettings.Place(PackageScope.PerMachine, string.Empty);

    private RegistryChanges Changes(Session session)
    {
        var (root, key) = Place(session.CustomActionData);
        return new RegistryChanges(registry, RollbackStore.Open(registry, session, client), root, key);
    }

    private RegistryChanges EnvironmentChanges(Session session) => new(registry, RollbackStore.Open(registry, session), RegistryRoot.LocalMachine, EngineAccessPart.EnvironmentKey);
}
