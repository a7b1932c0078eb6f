namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The state of a feature or component, as it is or as it is asked for (SDK: INSTALLSTATE).</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1069", Justification = "Both names are those of the documented API.")]
public enum InstallState
{
    /// <summary>The component is disabled.</summary>
    NotUsed = -7,

    /// <summary>The configuration data is damaged.</summary>
    BadConfig = -6,

    /// <summary>The installation was interrupted or is under way.</summary>
    Incomplete = -5,

    /// <summary>It runs from a source that cannot be reached.</summary>
    SourceAbsent = -4,

    /// <summary>The buffer of the function was too small.</summary>
    MoreData = -3,

    /// <summary>An argument of the function was wrong.</summary>
    InvalidArgument = -2,

    /// <summary>There is no state: nothing is asked for, or the item is not known.</summary>
    Unknown = -1,

    /// <summary>It is broken.</summary>
    Broken = 0,

    /// <summary>The feature is advertised.</summary>
    Advertised = 1,

    /// <summary>The component is being removed; the same value as <see cref="Advertised"/>.</summary>
    Removed = 1,

    /// <summary>It is not installed, or is to be removed.</summary>
    Absent = 2,

    /// <summary>It is on the local disk.</summary>
    Local = 3,

    /// <summary>It runs from the source.</summary>
    Source = 4,

    /// <summary>Whatever is the default: local or source.</summary>
    Default = 5,
}
