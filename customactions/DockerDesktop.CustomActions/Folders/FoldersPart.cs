using DockerDesktop.CustomActions.Predecessor;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>Judges INSTALLFOLDER, as the installer has resolved it, and the data roots; has the deferred actions ask again where INSTALLFOLDER is made and filled.</summary>
internal sealed class FoldersPart(FolderRules rules) : IInstallationPart
{
    /// <summary>The property, private, by which the component with the folder's descriptor knows that it is needed.</summary>
    public const string OutsideProgramFiles = "InstallFolderIsOutsideProgramFiles";

    public const string InstallFolder = "INSTALLFOLDER";

    /// <summary>The recorded value of the data root in which users make folders of their own.</summary>
    public const string WslDataRoot = "WslDefaultDataRoot";

    private const string HowToMend = "Give the full path of another folder, or leave INSTALLFOLDER out.";

    /// <summary>The properties of the data roots, with the value that each is recorded as.</summary>
    private static readonly (string Property, string Value)[] DataRoots =
    [
        (PublicProperties.HyperVDefaultDataRoot, "HyperVDefaultDataRoot"),
        (PublicProperties.WindowsContainersDefaultDataRoot, "WindowsContainersDefaultDataRoot"),
        (PublicProperties.WslDefaultDataRoot, WslDataRoot),
    ];

    /// <summary>
    /// Before costing: an installed or advertised product's folder is an administrator's to choose, as every other property that binds the machine, and one outside Program Files gets a
    /// descriptor of its own.
    /// </summary>
    /// <param name="context">The installation.</param>
    public static void Prepare(InstallationContext context)
    {
        var folder = context[InstallFolder];
        var recorded = context.Recorded.InstallFolder;
        if (folder.Length > 0 && !IsSame(folder, recorded ?? Default(context)) && !context.MayGive(InstallFolder, folder))
        {
            context.Log(
                "INSTALLFOLDER is not honoured: on an installed or advertised product only an administrator may change it, and whoever started this is none. "
                + "The product goes where it is recorded or was advertised.");
            folder = recorded ?? context.AuthoredValue(InstallFolder) ?? Default(context);
            context.Set(InstallFolder, folder);
        }

        context.Set(OutsideProgramFiles, context.IsPerMachine && folder.Length > 0 && !IsBelow(folder, context["ProgramFiles64Folder"]) ? "1" : string.Empty);
    }

    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall)
        {
            return;
        }

        JudgeInstallFolder(context);
        foreach (var (property, value) in DataRoots)
        {
            JudgeDataRoot(context, property, value);
        }

        DataRootRules.Judge(context);
    }

    public void Schedule(InstallationContext context)
    {
        if (context.IsPerMachine && !context.IsUninstall)
        {
            context.Hand("SecureInstallFolder");
            context.Hand("CheckInstallFolder");
        }
    }

    private void JudgeDataRoot(InstallationContext context, string property, string value)
    {
        var isGiven = context.Given.TryGetValue(property, out var path);
        if (!isGiven)
        {
            path = context.Settings[value] is { } recorded ? FolderSyntax.Collapse(recorded) : null;
        }

        if (path is null or PublicProperty.TakenAway)
        {
            return;
        }

        var wrong = !context.IsPerMachine ? isGiven ? rules.CheckVolume(path) : null
            : isGiven || rules.HasDrive(path) ? rules.CheckForAllUsers(path, WindowsFolders.Of(context), value == WslDataRoot ? FolderTrust.UsersFolders : FolderTrust.Path)
            : null;
        if (wrong is not null)
        {
            context.Refuse($"{property}={path} is not allowed: {wrong}. {(isGiven ? $"Give the full path of another folder, or leave {property} out." : $"It is recorded; set it right, or give {property} another folder or \"{PublicProperty.TakenAway}\" for none.")}");
        }
    }

    private void JudgeInstallFolder(InstallationContext context)
    {
        var folder = context[InstallFolder];
        if (context["Installed"].Length > 0 && context.Recorded.InstallFolder is { } recorded && !IsSame(folder, recorded))
        {
            context.Refuse($"INSTALLFOLDER={folder} is not where the product is installed, {recorded}: a repair or a change does not move it. Leave INSTALLFOLDER out, or uninstall the product and install it anew.");
            return;
        }

        var (path, error) = FolderSyntax.Read(InstallFolder, folder);
        if (error is not null)
        {
            context.Refuse(error);
            return;
        }

        var folders = WindowsFolders.Of(context);
        if ((context.IsPerMachine ? rules.CheckForAllUsers(path!, folders) : rules.CheckForOneUser(path!, context.Client.Sid, Profile(context), folders)) is { } wrong)
        {
            context.Refuse($"INSTALLFOLDER={folder} is not allowed: {wrong}. {HowToMend}");
        }
        else if (!context.IsPerMachine)
        {
            return;
        }
        else if (IsSame(folder, context["ProgramFiles64Folder"]))
        {
            context.Refuse($"INSTALLFOLDER={folder} is not allowed: it is the folder of all programs. {HowToMend}");
        }
        else if (IsBelow(folder, context["ProgramFiles64Folder"]) == (context[OutsideProgramFiles].Length > 0))
        {
            // Given so that the installer read another folder out of it than it says.
            context.Refuse($"INSTALLFOLDER is not the full path of a folder: the installer takes {folder} for it. {HowToMend}");
        }
    }

    private static string Profile(InstallationContext context)
    {
        const string ProfilePart = @"\AppData\Local\";
        var localAppData = context["LocalAppDataFolder"];
        return localAppData.EndsWith(ProfilePart, StringComparison.OrdinalIgnoreCase) ? localAppData[..^ProfilePart.Length] : localAppData.TrimEnd('\\');
    }

    private static string Default(InstallationContext context) =>
        $@"{context["ProgramFiles64Folder"]}{PredecessorInstall.AllUsersFolder.Parent}\{PredecessorInstall.AllUsersFolder.Name}\";

    private static bool IsSame(string left, string right) => left.TrimEnd('\\').Equals(right.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string folder, string root) => FolderRules.IsIn(folder, root) && !IsSame(folder, root);
}
