namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What a package has to have in common with the reference database of a transform (SDK: MsiCreateTransformSummaryInfo).</summary>
[Flags]
public enum TransformValidations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The language.</summary>
    Language = 1,

    /// <summary>The product code.</summary>
    Product = 2,

    /// <summary>The first part of the version.</summary>
    MajorVersion = 8,

    /// <summary>The first two parts of the version.</summary>
    MinorVersion = 0x10,

    /// <summary>The first three parts of the version.</summary>
    UpdateVersion = 0x20,

    /// <summary>Its version is lower.</summary>
    NewLessBaseVersion = 0x40,

    /// <summary>Its version is lower or the same.</summary>
    NewLessEqualBaseVersion = 0x80,

    /// <summary>Its version is the same.</summary>
    NewEqualBaseVersion = 0x100,

    /// <summary>Its version is higher or the same.</summary>
    NewGreaterEqualBaseVersion = 0x200,

    /// <summary>Its version is higher.</summary>
    NewGreaterBaseVersion = 0x400,

    /// <summary>The upgrade code.</summary>
    UpgradeCode = 0x800,
}
