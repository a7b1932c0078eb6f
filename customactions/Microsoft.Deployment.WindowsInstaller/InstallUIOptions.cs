namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The user interface of the installer itself (SDK: INSTALLUILEVEL).</summary>
[Flags]
public enum InstallUIOptions
{
    /// <summary>As it is.</summary>
    NoChange = 0,

    /// <summary>What fits.</summary>
    Default = 1,

    /// <summary>None.</summary>
    Silent = 2,

    /// <summary>Progress and errors.</summary>
    Basic = 3,

    /// <summary>The package's dialogs but for the wizard.</summary>
    Reduced = 4,

    /// <summary>The package's dialogs.</summary>
    Full = 5,

    /// <summary>Basic: without a cancel button.</summary>
    HideCancel = 0x20,

    /// <summary>Basic: without errors.</summary>
    ProgressOnly = 0x40,

    /// <summary>Shows a dialog at the end.</summary>
    EndDialog = 0x80,

    /// <summary>Shows the request for a source only.</summary>
    SourceResolutionOnly = 0x100,

    /// <summary>Silent: shows the request for elevation only.</summary>
    UacOnly = 0x200,
}
