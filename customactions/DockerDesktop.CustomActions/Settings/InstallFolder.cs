namespace DockerDesktop.CustomActions.Settings;

/// <summary>Where a package may install.</summary>
internal sealed class InstallFolder : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
        if (!context.IsUninstall && Check(context["INSTALLFOLDER"], context.Scope, context["ProgramFiles64Folder"], context["LocalAppDataFolder"]) is { } error)
        {
            context.Refuse(error);
        }
    }

    public void Schedule(InstallationContext context)
    {
    }

    /// <summary>Says what is wrong with a folder.</summary>
    /// <param name="folder">INSTALLFOLDER after costing.</param>
    /// <param name="scope">The package's scope.</param>
    /// <param name="programFiles">ProgramFiles64Folder.</param>
    /// <param name="localAppData">LocalAppDataFolder.</param>
    /// <returns>The error; null when the folder is right.</returns>
    private static string? Check(string folder, PackageScope scope, string programFiles, string localAppData)
    {
        const string ProfilePart = @"\AppData\Local\";
        var root = scope == PackageScope.PerMachine ? programFiles
            : localAppData.EndsWith(ProfilePart, StringComparison.OrdinalIgnoreCase) ? localAppData[..^(ProfilePart.Length - 1)]
            : localAppData;
        if (root.Length > 0 && folder.Length > root.Length && folder.StartsWith(root, StringComparison.OrdinalIgnoreCase) && !folder.Split('\\', '/').Contains(".."))
        {
            return null;
        }

        return scope == PackageScope.PerMachine
            ? $"INSTALLFOLDER={folder} is not below {root}, the only place where this version installs for all users, because standard users cannot write there. Give a folder below it, or leave INSTALLFOLDER out."
            : $"INSTALLFOLDER={folder} is not in your own profile, {root}, the only place where the per-user package installs. Give a folder in it, or leave INSTALLFOLDER out.";
    }
}
