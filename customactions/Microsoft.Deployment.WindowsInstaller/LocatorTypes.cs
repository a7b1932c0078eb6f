namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Bits of the column Type of the RegLocator, IniLocator and CompLocator tables (SDK: RegLocator Table).</summary>
[Flags]
public enum LocatorTypes
{
    /// <summary>The value is a folder.</summary>
    Directory = 0,

    /// <summary>The value is a file.</summary>
    FileName = 1,

    /// <summary>The value is taken as it is.</summary>
    RawValue = 2,

    /// <summary>In the registry of 64 bits.</summary>
    SixtyFourBit = 0x10,
}
