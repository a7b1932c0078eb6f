namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Bits of the column Type of the CustomAction table (SDK: Summary List of All Custom Action Types).</summary>
[Flags]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1069", Justification = "The values and names are those of the documented API.")]
public enum CustomActionTypes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A function of a DLL.</summary>
    Dll = 1,

    /// <summary>A program.</summary>
    Exe = 2,

    /// <summary>A text: a property, a directory or an error.</summary>
    TextData = 3,

    /// <summary>JScript.</summary>
    JScript = 5,

    /// <summary>VBScript.</summary>
    VBScript = 6,

    /// <summary>A nested installation.</summary>
    Install = 7,

    /// <summary>The source is a file that is installed.</summary>
    SourceFile = 0x10,

    /// <summary>The source is a directory.</summary>
    Directory = 0x20,

    /// <summary>The source is a property.</summary>
    Property = 0x30,

    /// <summary>The result does not matter.</summary>
    Continue = 0x40,

    /// <summary>Runs beside the installation.</summary>
    Async = 0x80,

    /// <summary>Immediate: not again when the first sequence had it.</summary>
    FirstSequence = 0x100,

    /// <summary>Immediate: once in a process.</summary>
    OncePerProcess = 0x200,

    /// <summary>Immediate: not again when the client had it.</summary>
    ClientRepeat = 0x300,

    /// <summary>Deferred: runs from the script.</summary>
    InScript = 0x400,

    /// <summary>Deferred: runs at a rollback.</summary>
    Rollback = 0x100,

    /// <summary>Deferred: runs at the commit.</summary>
    Commit = 0x200,

    /// <summary>Deferred: runs as the system, not as the user.</summary>
    NoImpersonate = 0x800,

    /// <summary>Deferred: impersonates on a terminal server too.</summary>
    TSAware = 0x4000,

    /// <summary>A script of 64 bits.</summary>
    SixtyFourBitScript = 0x1000,

    /// <summary>Its data is not logged.</summary>
    HideTarget = 0x2000,

    /// <summary>Runs when a patch is removed.</summary>
    PatchUninstall = 0x8000,
}
