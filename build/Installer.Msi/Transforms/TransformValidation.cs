namespace Installer.Msi.Transforms;

/// <summary>What a package has to have in common with the one that a transform was made for (SDK: MSITRANSFORM_VALIDATE, MsiCreateTransformSummaryInfo).</summary>
[Flags]
public enum TransformValidation
{
    /// <summary>Nothing: the transform can be applied to any package.</summary>
    None = 0,

    /// <summary>The language.</summary>
    Language = 0x1,

    /// <summary>The product code.</summary>
    Product = 0x2,

    /// <summary>The upgrade code.</summary>
    UpgradeCode = 0x800,
}
