using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Folders of data: data roots are made; at an uninstall the helper's own files go, the user's data only with KEEPDATA=0, and the folders that installations made when they are empty.</summary>
internal sealed class DataPart : IInstallationPart
{
    /// <summary>The recorded values of the data roots.</summary>
    public static readonly string[] DataRoots = ["HyperVDefaultDataRoot", "WindowsContainersDefaultDataRoot", "WslDefaultDataRoot"];

    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall && RemovesData(context) && context.IsRollbackDisabled)
        {
            context.Refuse("KEEPDATA=0 needs rollback, which is disabled (DISABLEROLLBACK=1, or the policy DisableRollback). Enable rollback, or leave KEEPDATA out.");
        }
    }

    public void Schedule(InstallationContext context)
    {
        if (!context.IsUninstall)
        {
            ScheduleInstall(context);
            return;
        }

        if (context.IsUpgradeRemoval)
        {
            return;
        }

        if (context.IsPerMachine)
        {
            ScheduleRemoval(context);
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

    private static void ScheduleRemoval(InstallationContext context)
    {
        var recorded = context.Recorded[RecordedSettings.FoldersMadeName] ?? MadeFolders.None;
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
            (RemoveMachineData.OwnKey, InstallationContext.Number(Holds([.. MadeFolders.Split(recorded)], folder))), (RemoveMachineData.OthersKey, string.Join(MadeFolders.Separator, others)));
    }

    private static void ScheduleInstall(InstallationContext context)
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

    private static bool Holds(List<string> paths, string path) => paths.Exists(held => held.Equals(path, StringComparison.OrdinalIgnoreCase));
}
