namespace DockerDesktop.Service.Callers;

/// <summary>Who sent a request.</summary>
/// <param name="Sid">SID of the account.</param>
/// <param name="Role">What it may do.</param>
/// <param name="IsNetworkLogon">Whether it is signed in over the network, as through SSH or WinRM; then it may do nothing.</param>
internal sealed record Caller(string Sid, CallerRole Role, bool IsNetworkLogon = false)
{
    private const string LocalSystemSid = "S-1-5-18";
    private const string AdministratorsSid = "S-1-5-32-544";
    private const string NetworkSid = "S-1-5-2";

    /// <summary>Derives the role of an account.</summary>
    /// <param name="sid">SID of the account.</param>
    /// <param name="enabledGroups">SIDs of the groups that are enabled in its token; those for denial only are not among them.</param>
    /// <param name="usersGroupSid">SID of the group docker-users; null if there is none.</param>
    public static Caller FromToken(string sid, IReadOnlySet<string> enabledGroups, string? usersGroupSid)
    {
        // As the pipe's access list has it, which denies the network before it grants anything to anybody.
        bool isNetworkLogon = enabledGroups.Contains(NetworkSid);
        CallerRole role = isNetworkLogon ? CallerRole.None
            : sid == LocalSystemSid || enabledGroups.Contains(AdministratorsSid) ? CallerRole.Administrator
            : usersGroupSid is not null && enabledGroups.Contains(usersGroupSid) ? CallerRole.User
            : CallerRole.None;
        return new Caller(sid, role, isNetworkLogon);
    }
}
