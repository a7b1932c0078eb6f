namespace DockerDesktop.Protocol;

/// <summary>The named pipe between the helper service and its clients.</summary>
public static class BackendPipe
{
    /// <summary>The pipe's name without its prefix.</summary>
    public const string Name = "dockerBackendV2";

    /// <summary>The pipe's full path on this computer.</summary>
    public const string Path = @"\\.\pipe\" + Name;

    /// <summary>SID of LocalSystem: the only owner of the pipe that a client talks to.</summary>
    public const string OwnerSid = "S-1-5-18";

    /// <summary>
    /// The access mask that members of <see cref="ServiceIdentity.UsersGroup"/> are granted and that a client asks for: read and write data, attributes and
    /// extended attributes, READ_CONTROL, SYNCHRONIZE.
    /// </summary>
    /// <remarks>
    /// GENERIC_WRITE is not in it on purpose: it contains FILE_CREATE_PIPE_INSTANCE (0x4), with which a member could serve the pipe himself. A client that
    /// opens the pipe with GENERIC_WRITE is therefore refused unless it is an administrator.
    /// </remarks>
    public const uint ClientAccess = 0x0012019B;
}
