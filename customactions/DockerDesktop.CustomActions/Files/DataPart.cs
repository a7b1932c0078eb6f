using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Folders of data: data roots are made; at an uninstall the helper's own files go, the user's data only with KEEPDATA=0, and the folders that installations made when they are empty.</summary>
internal sealed class DataPart(IFileSystem files, IRegistry registry) : IInstallationPart
{
    /// <summary>The recorded values of the data roots.</summary>
    public static readonly string[] DataRoots = ["HyperVDefaultDataRoot", "WindowsContainersDefaultDataRoot", "WslDefaultDataRoot"];

    private readonly List<string> _made = [];

    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall && RemovesData(context) && context.IsRollbackDisabled)
        {
            context.Refuse("KEEPDATA=0 needs rollback, which is disabled (DISABLEROLLBACK=1, or the policy DisableRollback). Enable rollback, or leave KEEPDATA out.");
        }
    }

    public void Schedule(InstallationContext context)
    {
        var recorded = MadeFolders.None;
        if (context.IsPerMachine)
        {
            context.TryLook("Which folders this product made", () => recorded = registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, MadeFolders.ValueName) ?? recorded);
        }

        if (!context.IsUninstall)
        {
            ScheduleInstall(context, recorded);
            return;
        }

        context.Record(MadeFolders.ValueName, recorded);
        if (context.IsUpgradeRemoval)
        {
            return;
        }

        if (context.IsPerMachine)
        {
            ScheduleRemoval(context, recorded);
        }

        if (!RemovesData(context))
        {
            return;
        }

        if (context.Client.IsSystem)
        {
            context.Log("KEEPDATA=0: LocalSystem uninstalls, who has no data of Docker Desktop's; that of other accounts is kept.");
            return;
        }

        context.HandAlone("RemoveUserData", (RemoveUserData.AccountKey, context.Client.Sid), (RemoveUserData.LocalKey, context["LocalAppDataFolder"]), (RemoveUserData.RoamingKey, context["AppDataFolder"]));
    }

    private static bool RemovesData(InstallationContext context) => context.Given.GetValueOrDefault(PublicProperties.KeepData) == "0" && !context.IsUpgradeRemoval;

    private static void ScheduleRemoval(InstallationContext context, string recorded)
    {
        var folder = ProductData.Folder(context);
        // No version that judges them lets them lie there; an earlier one may have.
        List<string> others = [];
        foreach (var other in new[] { context.Recorded[DataRoots[0]], context.Recorded[DataRoots[1]], context.Recorded[DataRoots[2]], context.Recorded.InstallFolder })
        {
            if (other is not null && FolderNesting.Holds(folder, other))
            {
                others.Add(other);
            }
        }

        context.HandAlone(
            "RemoveMachineData",
            (RemoveMachineData.KeepKey, InstallationContext.Number(!RemovesData(context))), (RemoveMachineData.MadeKey, recorded),
            (RemoveMachineData.OwnKey, InstallationContext.Number(Holds([.. recorded.Split(MadeFolders.Separator)], folder))), (RemoveMachineData.OthersKey, string.Join(MadeFolders.Separator, others)));
    }

    private void ScheduleInstall(InstallationContext context, string recorded)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        List<string> roots = [];
        foreach (var name in DataRoots)
        {
            if (context.Settings[name] is { } folder && !Holds(roots, folder))
            {
                roots.Add(folder);
            }
        }

        if (roots.Count > 0)
        {
            var folders = (CreateDataRoots.FoldersKey, string.Join(MadeFolders.Separator, roots));
            if (context.Settings[FoldersPart.WslDataRoot] is { } users)
            {
                context.Hand("CreateDataRoots", folders, (CreateDataRoots.UsersFolderKey, users));
            }
            else
            {
                context.Hand("CreateDataRoots", folders);
            }
        }

        if (context[FoldersPart.OutsideProgramFiles].Length > 0)
        {
            roots.Add(context[FoldersPart.InstallFolder]);
        }

        // The helper makes the first one itself when nothing else does.
        roots.Insert(0, ProductData.Folder(context));
        if (context.Settings.EngineAccess is "group" or "tcp")
        {
            roots.Add(ProductData.EngineConfiguration(context));
        }

        _made.AddRange(recorded == MadeFolders.None ? [] : recorded.Split(MadeFolders.Separator));
        foreach (var root in roots)
        {
            // What cannot be looked at is not recorded, and so stays when the product goes.
            _ = FileActions.Try(() => RecordMissing(root));
        }

        context.Record(MadeFolders.ValueName, _made.Count == 0 ? MadeFolders.None : string.Join(MadeFolders.Separator, _made));
    }

    private void RecordMissing(string root)
    {
        foreach (var path in MadeFolders.FindMissing(files, root))
        {
            if (!Holds(_made, path))
            {
                _made.Add(path);
            }
        }
    }

    private static bool Holds(List<string> paths, string path) => paths.Exists(held => held.Equals(path, StringComparison.OrdinalIgnoreCase));
}
