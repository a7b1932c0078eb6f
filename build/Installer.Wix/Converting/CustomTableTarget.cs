namespace Installer.Wix.Converting;

/// <summary>What a <c>CustomTable</c> that is one element in packages and another in bundles is converted for.</summary>
internal enum CustomTableTarget
{
    /// <summary>It is left as it is, and reported, unless the same file holds a package.</summary>
    Unknown,

    /// <summary>For packages.</summary>
    Msi,

    /// <summary>For bundles, which are not converted: it is left as it is.</summary>
    Bundle,
}
