using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>Finds out who is to be added to docker-users.</summary>
internal static class DockerUsers
{
    /// <summary>The most characters that the text of a SID has: 15 numbers of 10 digits, and what stands before them.</summary>
    private const int LongestSid = 184;

    /// <summary>
    /// True for the SIDs of people and of groups of people: those of a computer or domain (S-1-5-21) and of Microsoft Entra (S-1-12-1). All others are services, LocalSystem, or
    /// stand for everybody (Everyone, Authenticated Users, INTERACTIVE, BUILTIN groups), to whom the helper must not be opened.
    /// </summary>
    /// <param name="sid">The SID.</param>
    /// <returns>True when it may be a member.</returns>
    public static bool MayBeMember(string sid) =>
        sid.Length <= LongestSid && (sid.StartsWith("S-1-5-21-", StringComparison.OrdinalIgnoreCase) || sid.StartsWith("S-1-12-1-", StringComparison.OrdinalIgnoreCase)) && HasNumbers(sid);

    /// <summary>True for the SID of one person: INSTALLINGUSERSID.</summary>
    /// <param name="sid">The text.</param>
    /// <param name="accounts">Where it is looked up; a SID need not resolve, for its domain may be out of reach.</param>
    /// <returns>True when it is one.</returns>
    public static bool IsUser(string sid, IAccounts accounts) =>
        MayBeMember(sid) && (accounts.LookUpSid(sid, out var account) != Win32Error.Success || account is null or { Kind: AccountKind.User });

    /// <summary>Resolves DOCKERUSERS.</summary>
    /// <param name="list">Accounts and SIDs, separated by semicolons.</param>
    /// <param name="accounts">Where they are looked up.</param>
    /// <param name="context">Gets the refusals.</param>
    /// <returns>The SIDs, each once.</returns>
    public static IReadOnlyList<string> Resolve(string list, IAccounts accounts, InstallationContext context)
    {
        var sids = new List<string>();
        foreach (var entry in list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A SID need not resolve: its domain may be out of reach.
            var isSid = entry.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase);
            Account? account = null;
            var error = isSid ? Win32Error.Success : accounts.LookUpName(entry.StartsWith(@".\", StringComparison.Ordinal) ? $@"{accounts.ComputerName}{entry[1..]}" : entry, out account);
            if (error != Win32Error.Success || (!isSid && account is null))
            {
                context.Refuse($"DOCKERUSERS: the account \"{entry}\" was not found: {Win32Error.Describe(error)}. Give it as COMPUTER\\name, DOMAIN\\name or AzureAD\\name, or give its SID.");
                continue;
            }

            var sid = account?.Sid ?? entry.ToUpperInvariant();
            if (!MayBeMember(sid) || account is { Kind: not (AccountKind.User or AccountKind.Group) })
            {
                context.Refuse($"DOCKERUSERS: \"{entry}\" ({(account is null ? "a SID" : account.Kind)}) is no user and no group of a domain, so it cannot be a member of docker-users. Name users, or groups of a domain.");
            }
            else if (!sids.Contains(sid))
            {
                sids.Add(sid);
            }
        }

        return sids;
    }

    /// <summary>Everything after <c>S-</c> is numbers; a SID goes into custom-action data and into the name of a registry value.</summary>
    private static bool HasNumbers(string sid) => Array.TrueForAll(sid[2..].Split('-'), part => part.Length is > 0 and <= 10 && Array.TrueForAll(part.ToCharArray(), char.IsAsciiDigit));
}
