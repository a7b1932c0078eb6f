namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>How a feature may be installed (SDK: MsiGetFeatureInfo).</summary>
[Flags]
public enum FeatureAttributes
{
    /// <summary>Local, if possible.</summary>
    None = 0,

    /// <summary>From the source, if possible.</summary>
    FavorSource = 1,

    /// <summary>As its parent.</summary>
    FollowParent = 2,

    /// <summary>Advertised, if possible.</summary>
    FavorAdvertise = 4,

    /// <summary>Never advertised.</summary>
    DisallowAdvertise = 8,

    /// <summary>The user interface does not offer to leave it out.</summary>
    UIDisallowAbsent = 16,

    /// <summary>Not advertised where the system cannot.</summary>
    NoUnsupportedAdvertise = 32,
}
