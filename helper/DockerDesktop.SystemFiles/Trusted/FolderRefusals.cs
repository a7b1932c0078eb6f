using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>
/// What is said about a file or folder that others than trusted accounts own or may change: whose it is, what they may do, and how an administrator sets it
/// right.
/// </summary>
internal static class FolderRefusals
{
    private const string OwnerRights = "S-1-3-4";
    private const string CreatorGroup = "S-1-3-1";
    private const string HandedDown = "(OI)(CI)"; // icacls takes it of folders alone

    public static FileRefusedException ForOwner(IFileSystem files, string path, string owner) => new(
        $"{path} belongs to {(owner.Length == 0 ? "nobody" : Account(files, owner))}, and only SYSTEM, Administrators or TrustedInstaller may own it. "
        + $"As an administrator, look at what is in it, and remove it or give it to Administrators (icacls {Quote(path)} /setowner *S-1-5-32-544).");

    public static FileRefusedException ForGrant(IFileSystem files, string path, bool isFolder, AccessEntry grant, bool hasList)
    {
        var flags = isFolder ? HandedDown : string.Empty;
        var change = !hasList ? $"/inheritance:r /grant:r *S-1-5-18:{flags}F *S-1-5-32-544:{flags}F *S-1-5-32-545:{flags}RX"
            : grant.Sid is OwnerRights or CreatorGroup or TrustedOwners.CreatorOwner ? $"/inheritance:d /remove:g *{grant.Sid}"
            : $"/inheritance:d /grant:r *{grant.Sid}:{flags}RX";
        return new FileRefusedException(
            $"{Account(files, grant.Sid)} has the right {grant.RightNames} on {path}"
            + $"{(grant.IsInheritOnly ? ", for what is made in it" : string.Empty)}{(hasList ? string.Empty : ", which has no access list")}; "
            + "only SYSTEM, Administrators and TrustedInstaller may have it there. "
            + $"As an administrator, look at what is in it, and take the right away (icacls {Quote(path)} {change}).");
    }

    private static string Account(IFileSystem files, string sid) => files.FindAccountName(sid) is { Length: > 0 } name ? $"{name} ({sid})" : sid;

    /// <summary>A backslash before the closing quote would be taken for a part of the name.</summary>
    private static string Quote(string path) => path.EndsWith('\\') ? path : $"\"{path}\"";
}
