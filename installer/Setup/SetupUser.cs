namespace DockerDesktop.Setup;

/// <summary>Who runs this process.</summary>
/// <param name="Sid">The user's SID.</param>
/// <param name="IsElevated">True with an enabled Administrators SID, and for SYSTEM.</param>
internal sealed record SetupUser(string Sid, bool IsElevated);
