namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>Who may own what privileged code reads and writes.</summary>
internal static class TrustedOwners
{
    private const string LocalSystem = "S-1-5-18";
    private const string Administrators = "S-1-5-32-544";
    private const string TrustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    /// <summary>True for SYSTEM, Administrators, TrustedInstaller and the owner of Windows itself.</summary>
    /// <param name="sid">The owner.</param>
    /// <param name="systemOwner">Who owns the Windows folder.</param>
    public static bool Contain(string sid, string systemOwner) => sid is LocalSystem or Administrators or TrustedInstaller || (sid.Length > 0 && sid == systemOwner);
}
