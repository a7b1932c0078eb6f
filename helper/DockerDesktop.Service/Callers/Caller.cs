namespace DockerDesktop.Service.Callers;

/// <summary>Who sent a request.</summary>
/// <param name="Sid">SID of the account.</param>
/// <param name="Role">What it may do.</param>
internal sealed record Caller(string Sid, CallerRole Role)
{
    private const string LocalSystemSid = "S-1-5-18";
    private const string AdministratorsSid = "S-1-5-32-544";

    /// <summary>Derives the role of an account.</summary>
    /// <param name="sid">SID of the account.</param>
    /// <param name="enabledGroups">SIDs of the groups that are enabled in its token; those for denial only are not among them.</param>
    /// <param name="usersGroupSid">SID of the group docker-users; null if there is none.</param>
    public static Caller FromToken(string sid, IReadOnlySet<string> enabledGroups, string? usersGroupSid)
    {
        CallerRole role = sid == LocalSystemSid || enabledGroups.Contains(AdministratorsSid) ? CallerRole.Administrator
            : usersGroupSid is not null && enabledGroups.Contains(usersGroupSid) ? CallerRole.User
            : CallerRole.None;
        return new Caller(sid, role);
    }
}
