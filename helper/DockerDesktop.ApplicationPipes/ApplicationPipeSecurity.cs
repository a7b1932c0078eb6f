namespace DockerDesktop.ApplicationPipes;

/// <summary>The security descriptor of the application's own pipes, as SDDL.</summary>
internal static class ApplicationPipeSecurity
{
    /// <summary>
    /// Nobody over the network; everything for SYSTEM, Administrators and the launching user; nothing for anybody else. Protected, so that nothing is
    /// inherited. The user owns the pipe: an elevated process would otherwise make Administrators the owner, and a client compares the owner with whom it
    /// expects.
    /// </summary>
    /// <param name="userSid">SID of the account that launched the application.</param>
    public static string Build(string userSid) => $"O:{userSid}G:{userSid}D:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{userSid})";
}
