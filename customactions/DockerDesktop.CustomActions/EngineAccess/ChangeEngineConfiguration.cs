using System.Globalization;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.EngineConfiguration;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.EngineAccess;

/// <summary>
/// Takes the product's values out of daemon.json and puts the wanted ones in, in one step; undone, the file has the bytes that it had. At an uninstall a file that cannot be understood any more
/// is left as it is, with a word in the log. Of somebody who may not decide it takes what is recorded.
/// </summary>
internal sealed class ChangeEngineConfiguration(IFileSystem files, IRegistry registry, IAdministrators administrators)
{
    /// <summary>The setting ENGINEACCESS.</summary>
    public const string AccessKey = "Access";

    /// <summary>
    /// The value that records what was put in: <see cref="EngineValues"/> as digits. Written here and not by a row, because who installs may not be allowed to read the file.
    /// </summary>
    public const string ValueName = "EngineConfigurationValues";

    public const string Group = "group";
    public const string Tcp = "tcp";
    public const string None = "none";

    private const string FoldersFact = "EngineConfigurationFolders";
    private const string ValuesFact = "EngineConfigurationValues";

    private static readonly ChangedFile s_file = new(DaemonConfiguration.FileName, "EngineConfigurationChange", DaemonConfiguration.MaximumLength, SecurityDescriptors.PrivateFile);

    /// <summary>Finds the file's new bytes.</summary>
    /// <param name="file">The file; null when it is not there.</param>
    /// <param name="take">What an earlier installation put in.</param>
    /// <param name="access">The setting ENGINEACCESS.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="added">What is the product's in the new bytes.</param>
    /// <returns>The new bytes; null when the file is not to be there.</returns>
    /// <exception cref="FileRefusedException">The file cannot be understood, or names another group.</exception>
    public static byte[]? Change(byte[]? file, EngineValues take, string access, string path, out EngineValues added)
    {
        added = EngineValues.None;
        var bytes = file is null ? [] : take == EngineValues.None ? file : DaemonConfiguration.Remove(file, DockerUsersGroup.Name, take, path);
        var isGone = file is null || (bytes.Length == 0 && (take & EngineValues.File) != 0);
        bytes = access switch
        {
            Group => DaemonConfiguration.AddGroup(bytes, DockerUsersGroup.Name, path, out added),
            Tcp => DaemonConfiguration.AddTcpListener(bytes, path, out added),
            _ => bytes,
        };

        // The object stays the product's when only what is in it changes.
        added |= added != EngineValues.None ? take & EngineValues.File : EngineValues.None;
        return bytes.Length == 0 && isGone ? null : bytes;
    }

    /// <summary>What earlier installations put in.</summary>
    public static EngineValues Recorded(IRegistry registry) =>
        int.TryParse(registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, ValueName), NumberStyles.None, CultureInfo.InvariantCulture, out var values) ? (EngineValues)values : EngineValues.None;

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        var access = Access(session, data);
        var path = SystemFolders.EngineConfiguration(registry);
        if (access is Group or Tcp)
        {
            FileActions.Run(() =>
            {
                using var folder = MadeFolders.Create(files, registry, path, SecurityDescriptors.PrivateFolder, FolderTrust.Path, store, FoldersFact);
                Write(session, store, folder, access);
            });
            return ActionResult.Success;
        }

        var failure = FileActions.Try(() =>
        {
            using var folder = TrustedFolder.TryOpen(files, path, FolderTrust.Above);
            if (folder is not null)
            {
                Write(session, store, folder, None);
            }
        });
        Record(store, EngineValues.None);
        if (failure is not null)
        {
            session.Log($"Docker Desktop's values stay in {DaemonConfiguration.FileName}: {failure} Take \"group\": \"{DockerUsersGroup.Name}\" and {DaemonConfiguration.TcpListener} out by hand.");
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        FileActions.Run(() =>
        {
            s_file.Undo(session, files, store, SystemFolders.EngineConfiguration(registry));
            MadeFolders.Undo(files, registry, store, FoldersFact);
            RestoreRecord(store.Recall(ValuesFact));
            store.Forget(ValuesFact);
        });
        return ActionResult.Success;
    }

    private string Access(Session session, CustomActionData data)
    {
        var authority = MachineAuthority.Of(session, registry, administrators);
        var handed = data[AccessKey];
        if (authority.MayDecide || (handed == None && authority.MayRemoveBeforeCommit))
        {
            return handed;
        }

        var kept = InstallSettings.Keep(RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty)).EngineAccess;
        if (handed != kept)
        {
            session.Log($"ENGINEACCESS={kept} stays: only an administrator may change it on an installed or advertised product, and whoever started this is none.");
        }

        return kept;
    }

    private void Write(Session session, RollbackStore store, TrustedFolder folder, string access)
    {
        var path = $"{folder.Path}\\{DaemonConfiguration.FileName}";
        using var held = folder.Lock(DaemonConfiguration.FileName);
        var before = folder.Read(DaemonConfiguration.FileName, DaemonConfiguration.MaximumLength);
        var take = Recorded(registry);
        var after = Change(before, take, access, path, out var added);

        // Before the file: a value that is recorded and not there is harmless, the other way round it would stay for ever.
        Record(store, take | added);
        if (before is null ? after is null : after is not null && before.AsSpan().SequenceEqual(after))
        {
            session.Log($"{path} is as it has to be.");
            Record(store, added);
            return;
        }

        s_file.Remember(store, before, after, after is null ? folder.GetSecurity(DaemonConfiguration.FileName) : null);
        folder.RemoveLeftover(DaemonConfiguration.FileName);
        if (after is null)
        {
            folder.Delete(DaemonConfiguration.FileName);
        }
        else
        {
            folder.Replace(DaemonConfiguration.FileName, after, SecurityDescriptors.PrivateFile);
        }

        Record(store, added);
        session.Log($"Changed {path} for ENGINEACCESS={access}.");
    }

    private void Record(RollbackStore store, EngineValues values)
    {
        var recorded = registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, ValueName) ?? string.Empty;
        if (store.Recall(ValuesFact) is null)
        {
            store.Remember(ValuesFact, recorded);
        }

        var text = values == EngineValues.None ? string.Empty : ((int)values).ToString(CultureInfo.InvariantCulture);
        if (text != recorded)
        {
            RestoreRecord(text);
        }
    }

    private void RestoreRecord(string? text)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > 0)
        {
            registry.WriteString(RegistryRoot.LocalMachine, RecordedSettings.Key, ValueName, text);
            return;
        }

        registry.DeleteValue(RegistryRoot.LocalMachine, RecordedSettings.Key, ValueName);
        registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, RecordedSettings.Key, below: "SOFTWARE");
    }
}
