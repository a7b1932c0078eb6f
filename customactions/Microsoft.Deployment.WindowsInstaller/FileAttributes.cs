namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Bits of the column Attributes of the File table (SDK: File Table).</summary>
[Flags]
public enum FileAttributes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read-only.</summary>
    ReadOnly = 1,

    /// <summary>Hidden.</summary>
    Hidden = 2,

    /// <summary>Of the system.</summary>
    System = 4,

    /// <summary>Without it the installation fails.</summary>
    Vital = 0x200,

    /// <summary>Has a checksum that is compared.</summary>
    Checksum = 0x400,

    /// <summary>Was added by a patch.</summary>
    PatchAdded = 0x1000,

    /// <summary>Lies in the source as it is.</summary>
    NonCompressed = 0x2000,

    /// <summary>Lies in a cabinet.</summary>
    Compressed = 0x4000,
}
