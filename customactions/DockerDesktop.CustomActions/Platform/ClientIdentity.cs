namespace DockerDesktop.CustomActions.Platform;

/// <summary>Who started the installation.</summary>
/// <param name="Sid">The user's SID.</param>
/// <param name="Name"><c>DOMAIN\name</c>; the SID when it cannot be resolved.</param>
/// <param name="IsAdministrator">True when the Administrators SID is in the token and enabled. Of an administrator who has not elevated it is there for denial only.</param>
internal sealed record ClientIdentity(string Sid, string Name, bool IsAdministrator)
{
    private const string LocalSystemSid = "S-1-5-18";

    /// <summary>True for LocalSystem: software distribution, scheduled tasks.</summary>
    public bool IsSystem => Sid == LocalSystemSid;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
