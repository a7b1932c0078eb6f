namespace DockerDesktop.CustomActions.Platform;

/// <summary>
/// The members of the local group Administrators. Whoever is in it by a group of a domain or of Microsoft Entra is found by the token of a sign-in, which knows the groups also while no domain
/// controller is in reach, and by asking the domain.
/// </summary>
internal sealed class Administrators(IAccounts accounts, ILocalGroups groups, ISignedInUsers users) : IAdministrators
{
    private const string LocalSystemSid = "S-1-5-18";
    private const string GroupSid = "S-1-5-32-544";

    /// <summary>Those of the computer that this runs on.</summary>
    public static Administrators OfThisComputer() => new(new WindowsAccounts(), new WindowsLocalGroups(), new WindowsSignedInUsers());

    public bool Contains(string sid)
    {
        if (sid == LocalSystemSid)
        {
            return true;
        }

        // The name is another in each language of Windows; the functions of groups take names only.
        var name = accounts.LookUpSid(GroupSid, out var group) == Win32Error.Success && group is not null ? group.Name : "Administrators";
        return sid.Length > 0
            && ((groups.GetMembers(name, out var members) == Win32Error.Success && Holds(members, sid))
                || Holds(users.GroupsOf(sid), GroupSid)
                || (accounts.LookUpSid(sid, out var account) == Win32Error.Success && account is { Kind: AccountKind.User }
                    && groups.GetGroupsOf(account.QualifiedName, out var names) == Win32Error.Success && Holds(names, name)));
    }

    private static bool Holds(IReadOnlyList<string> list, string text)
    {
        foreach (var entry in list)
        {
            if (entry.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
