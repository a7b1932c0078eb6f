namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The key that a row of the Registry, RegLocator or RemoveRegistry table starts at (SDK: Registry Table).</summary>
public enum RegistryRoot
{
    /// <summary>HKLM for an installation for all users, HKCU for one for a user.</summary>
    UserOrMachine = -1,

    /// <summary>HKCR.</summary>
    ClassesRoot = 0,

    /// <summary>HKCU.</summary>
    CurrentUser = 1,

    /// <summary>HKLM.</summary>
    LocalMachine = 2,

    /// <summary>HKU.</summary>
    Users = 3,
}
