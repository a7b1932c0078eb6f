namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>How a database is opened (SDK: MSIDBOPEN).</summary>
public enum DatabaseOpenMode
{
    /// <summary>To read.</summary>
    ReadOnly = 0,

    /// <summary>To change; the changes are kept by <see cref="Database.Commit"/> alone.</summary>
    Transact = 1,

    /// <summary>To change, without a transaction.</summary>
    Direct = 2,

    /// <summary>A new database; kept by <see cref="Database.Commit"/> alone.</summary>
    Create = 3,

    /// <summary>A new database, without a transaction.</summary>
    CreateDirect = 4,
}
