using System.Runtime.InteropServices;

namespace WixExtensions.CustomActions.Platform;

/// <summary>What msi.dll says.</summary>
internal sealed unsafe partial class WindowsPublishedProducts : IPublishedProducts
{
    /// <summary>INSTALLSTATE_ADVERTISED; the states of products that are not there are lower.</summary>
    private const int Advertised = 1;

    /// <summary>MAX_FEATURE_CHARS and the end of the text.</summary>
    private const int FeatureLength = 39;

    public bool IsKnown(string productCode) => MsiQueryProductStateW(productCode) >= Advertised;

    public bool HasFeatures(string productCode)
    {
        var feature = stackalloc char[FeatureLength];
        var parent = stackalloc char[FeatureLength];
        return MsiEnumFeaturesW(productCode, 0, feature, parent) == 0;
    }

    [LibraryImport("msi.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int MsiQueryProductStateW(string product);

    [LibraryImport("msi.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiEnumFeaturesW(string product, uint index, char* feature, char* parent);
}
