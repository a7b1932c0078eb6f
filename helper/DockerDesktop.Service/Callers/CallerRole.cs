namespace DockerDesktop.Service.Callers;

/// <summary>What a caller may do; each role may do all that the ones before it may.</summary>
internal enum CallerRole
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A member of the group docker-users.</summary>
    User,

    /// <summary>LocalSystem, or a token with an enabled Administrators SID.</summary>
    Administrator,
}
