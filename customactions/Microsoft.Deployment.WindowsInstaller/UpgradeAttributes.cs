namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Bits of the column Attributes of the Upgrade table (SDK: Upgrade Table).</summary>
[Flags]
public enum UpgradeAttributes
{
    /// <summary>Takes over which features are installed.</summary>
    MigrateFeatures = 1,

    /// <summary>Finds products and leaves them.</summary>
    OnlyDetect = 2,

    /// <summary>Goes on when a removal fails.</summary>
    IgnoreRemoveFailure = 4,

    /// <summary>The lowest version counts.</summary>
    VersionMinInclusive = 0x100,

    /// <summary>The highest version counts.</summary>
    VersionMaxInclusive = 0x200,

    /// <summary>All languages but those that are named.</summary>
    LanguagesExclusive = 0x400,
}
