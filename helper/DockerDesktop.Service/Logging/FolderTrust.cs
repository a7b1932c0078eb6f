namespace DockerDesktop.Service.Logging;

/// <summary>Decides whether a folder that was there already may be used by a process that runs as LocalSystem.</summary>
internal static class FolderTrust
{
    private const string LocalSystemSid = "S-1-5-18";
    private const string AdministratorsSid = "S-1-5-32-544";
    private const string TrustedInstallerSid = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    /// <summary>Says why a folder may not be used, or null if it may.</summary>
    /// <param name="path">The folder, for the message.</param>
    /// <param name="attributes">Its attributes, those of a link itself if it is one.</param>
    /// <param name="ownerSid">SID of its owner.</param>
    /// <param name="ownSid">SID of the account that this process runs as: what it made itself it may use again.</param>
    public static string? FindFault(string path, FileAttributes attributes, string ownerSid, string ownSid)
    {
        string? fault =
            attributes.HasFlag(FileAttributes.ReparsePoint) ? "is a link or junction"
            : !attributes.HasFlag(FileAttributes.Directory) ? "is not a folder"
            : ownerSid is LocalSystemSid or AdministratorsSid or TrustedInstallerSid || ownerSid == ownSid ? null
            : $"belongs to {ownerSid}, and only SYSTEM, Administrators or TrustedInstaller may own it";
        return fault is null ? null : $"{path} {fault}; as an administrator, look at what it is, remove it, and restart the service";
    }
}
