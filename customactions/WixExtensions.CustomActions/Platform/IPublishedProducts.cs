namespace WixExtensions.CustomActions.Platform;

/// <summary>The products that Windows Installer has registered, as LocalSystem sees them: those of all users.</summary>
internal interface IPublishedProducts
{
    /// <summary>MsiQueryProductState: true when the product is advertised or installed.</summary>
    /// <param name="productCode">The product's code, in braces.</param>
    bool IsKnown(string productCode);

    /// <summary>MsiEnumFeatures: true when the product has published features; of one that is being removed they are gone after UnpublishFeatures.</summary>
    /// <param name="productCode">The product's code, in braces.</param>
    bool HasFeatures(string productCode);
}
