namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Whom an installation is for, or a filter for that (SDK: MSIINSTALLCONTEXT).</summary>
[Flags]
public enum UserContexts
{
    /// <summary>Does not matter.</summary>
    None = 0,

    /// <summary>A user, installed by an administrator.</summary>
    UserManaged = 1,

    /// <summary>A user, installed by themselves.</summary>
    UserUnmanaged = 2,

    /// <summary>All users of the computer.</summary>
    Machine = 4,

    /// <summary>Any of the three.</summary>
    All = 7,

    /// <summary>All users, installed by an administrator.</summary>
    AllUserManaged = 8,
}
