using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>Who may own, and change, what privileged code reads and writes.</summary>
internal static class TrustedOwners
{
    /// <summary>
    /// CREATOR OWNER. In what a folder hands down it stands for whoever makes something there, and who may do that is another entry's matter.
    /// </summary>
    public const string CreatorOwner = "S-1-3-0";

    private const string LocalSystem = "S-1-5-18";
    private const string Administrators = "S-1-5-32-544";
    private const string TrustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    /// <summary>True for SYSTEM, Administrators, TrustedInstaller and the owner of Windows itself.</summary>
    /// <param name="sid">The owner.</param>
    /// <param name="systemOwner">Who owns the Windows folder.</param>
    public static bool Contain(string sid, string systemOwner) =>
        sid is LocalSystem or Administrators or TrustedInstaller || (sid.Length > 0 && sid == systemOwner);

    /// <summary>Finds somebody else who holds a right that is for these alone.</summary>
    /// <param name="access">The access list of a file or folder.</param>
    /// <param name="rights">Rights on the file or folder itself.</param>
    /// <param name="handedDown">Rights on what is made in the folder.</param>
    /// <param name="systemOwner">Who owns the Windows folder.</param>
    /// <param name="mayHold">Says of further accounts, by their SID, that they may hold it.</param>
    /// <returns>Who, and which of the rights; null when nobody does.</returns>
    public static AccessEntry? FindGrant(AccessList access, FileRights rights, FileRights handedDown, string systemOwner, Func<string, bool>? mayHold = null)
    {
        if (access.Entries is null)
        {
            return (rights | handedDown) == 0 ? null : new AccessEntry(AccessList.Everyone, (uint)(rights | handedDown), AccessEntryFlags.None);
        }

        foreach (var entry in access.Entries)
        {
            if (Contain(entry.Sid, systemOwner) || mayHold?.Invoke(entry.Sid) == true)
            {
                continue;
            }

            var onItself = entry.IsInheritOnly ? 0 : entry.Rights & (uint)rights;
            var onOthers = entry.IsHandedDown && entry.Sid != CreatorOwner ? entry.Rights & (uint)handedDown : 0;
            if ((onItself | onOthers) != 0)
            {
                return entry.With(onItself | onOthers);
            }
        }

        return null;
    }
}
