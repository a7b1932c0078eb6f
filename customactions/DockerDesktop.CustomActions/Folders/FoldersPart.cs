using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>Judges INSTALLFOLDER, as the installer has resolved it, and the default data roots.</summary>
internal sealed class FoldersPart(FolderRules rules) : IInstallationPart
{
    /// <summary>The property, private, by which the component with the folder's descriptor knows that it is needed.</summary>
    public const string OutsideProgramFiles = "InstallFolderIsOutsideProgramFiles";

    private const string InstallFolder = "INSTALLFOLDER";
    private const string HowToMend = "Give the full path of another folder, or leave INSTALLFOLDER out.";

    private static readonly string[] DataRoots = [PublicProperties.HyperVDefaultDataRoot, PublicProperties.WindowsContainersDefaultDataRoot, PublicProperties.WslDefaultDataRoot];

    /// <summary>Before costing: an installed product's folder is an administrator's to change, and one outside Program Files gets a descriptor of its own.</summary>
    /// <param name="context">The installation.</param>
    public static void Prepare(InstallationContext context)
    {
        var folder = context[InstallFolder];
        if (folder.Length > 0 && !context.MayDecide && context.Recorded.InstallFolder is { } recorded && !IsSame(folder, recorded))
        {
            context.Log("INSTALLFOLDER is not honoured: on an installed product only an administrator may change it, and whoever started this is none. The recorded folder stays.");
            context.Set(InstallFolder, recorded);
            folder = recorded;
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
        foreach (var property in DataRoots)
        {
            if (context.Given.TryGetValue(property, out var path) && path != PublicProperty.TakenAway
                && (context.IsPerMachine ? rules.CheckForAllUsers(path, context) : rules.CheckVolume(path)) is { } wrong)
            {
                context.Refuse($"{property}={path} is not allowed: {wrong}. Give the full path of another folder, or leave {property} out.");
            }
        }

        DataRootRules.Judge(context);
    }

    public void Schedule(InstallationContext context)
    {
    }

    private void JudgeInstallFolder(InstallationContext context)
    {
        var folder = context[InstallFolder];
        if (context.Recorded.InstallFolder is { } recorded)
        {
            // What is installed there was judged when it was installed.
            if (IsSame(folder, recorded))
            {
                return;
            }

            if (context["Installed"].Length > 0)
            {
                context.Refuse($"INSTALLFOLDER={folder} is not where the product is installed, {recorded}: a repair or a change does not move it. Leave INSTALLFOLDER out, or uninstall the product and install it anew.");
                return;
            }
        }

        var (path, error) = FolderSyntax.Read(InstallFolder, folder);
        if (error is not null)
        {
            context.Refuse(error);
        }
        else if (!context.IsPerMachine)
        {
            JudgeProfile(context, folder);
        }
        else if (rules.CheckForAllUsers(path!, context) is { } wrong)
        {
            context.Refuse($"INSTALLFOLDER={folder} is not allowed: {wrong}. {HowToMend}");
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

    private static void JudgeProfile(InstallationContext context, string folder)
    {
        const string ProfilePart = @"\AppData\Local\";
        var localAppData = context["LocalAppDataFolder"];
        var profile = localAppData.EndsWith(ProfilePart, StringComparison.OrdinalIgnoreCase) ? localAppData[..^(ProfilePart.Length - 1)] : localAppData;
        if (!IsBelow(folder, profile))
        {
            context.Refuse($"INSTALLFOLDER={folder} is not in your own profile, {profile}, the only place where the per-user package installs. Give a folder in it, or leave INSTALLFOLDER out.");
        }
    }

    private static bool IsSame(string left, string right) => left.TrimEnd('\\').Equals(right.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string folder, string root) =>
        root.Length > 0 && folder.TrimEnd('\\').StartsWith($@"{root.TrimEnd('\\')}\", StringComparison.OrdinalIgnoreCase);
}
