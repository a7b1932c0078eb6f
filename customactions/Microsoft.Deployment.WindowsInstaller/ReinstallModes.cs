namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What a reinstallation writes again (SDK: REINSTALLMODE).</summary>
[Flags]
public enum ReinstallModes
{
    /// <summary>Files that are missing.</summary>
    FileMissing = 2,

    /// <summary>Files that are missing or older.</summary>
    FileOlderVersion = 4,

    /// <summary>Files that are missing, older or of the same version.</summary>
    FileEqualVersion = 8,

    /// <summary>Files of another version.</summary>
    FileExact = 0x10,

    /// <summary>Files whose checksum is wrong.</summary>
    FileVerify = 0x20,

    /// <summary>All files.</summary>
    FileReplace = 0x40,

    /// <summary>Registry values of the computer.</summary>
    MachineData = 0x80,

    /// <summary>Registry values of the user.</summary>
    UserData = 0x100,

    /// <summary>Shortcuts and icons.</summary>
    Shortcut = 0x200,

    /// <summary>Takes the package from the source, and stores it anew.</summary>
    Package = 0x400,
}
