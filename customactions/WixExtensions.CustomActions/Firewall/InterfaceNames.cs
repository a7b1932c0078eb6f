using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>The names of network interfaces as the firewall takes them: a VARIANT with a vector of VARIANTs with a BSTR each.</summary>
internal static unsafe partial class InterfaceNames
{
    private const VarEnum VectorOfVariants = VarEnum.VT_ARRAY | VarEnum.VT_VARIANT;

    /// <summary>Makes the variant, which the caller disposes.</summary>
    /// <param name="names">Names with vertical bars between; null or empty for all interfaces.</param>
    public static ComVariant ToVariant(string? names)
    {
        var list = (names ?? string.Empty).Split('|', StringSplitOptions.RemoveEmptyEntries);
        if (list.Length == 0)
        {
            return default;
        }

        var array = SafeArrayCreateVector((ushort)VarEnum.VT_VARIANT, 0, (uint)list.Length);
        for (var i = 0; i < list.Length; i++)
        {
            // The array takes a copy.
            using var name = ComVariant.Create(list[i]);
            Marshal.ThrowExceptionForHR(SafeArrayPutElement(array, &i, &name));
        }

        return ComVariant.CreateRaw(VectorOfVariants, array);
    }

    /// <summary>Reads the variant.</summary>
    /// <returns>Names with vertical bars between; null when there are none.</returns>
    public static string? ToText(ComVariant variant)
    {
        if (variant.VarType != VectorOfVariants)
        {
            return null;
        }

        var array = variant.GetRawDataRef<nint>();
        Marshal.ThrowExceptionForHR(SafeArrayGetLBound(array, 1, out var first));
        Marshal.ThrowExceptionForHR(SafeArrayGetUBound(array, 1, out var last));
        var names = new List<string>();
        for (var i = first; i <= last; i++)
        {
            ComVariant name = default;
            Marshal.ThrowExceptionForHR(SafeArrayGetElement(array, &i, &name));
            names.Add(name.VarType == VarEnum.VT_BSTR ? name.As<string>() ?? string.Empty : string.Empty);
            name.Dispose();
        }

        return names.Count == 0 ? null : string.Join('|', names);
    }

    [LibraryImport("oleaut32.dll")]
    private static partial nint SafeArrayCreateVector(ushort type, int lowerBound, uint count);

    [LibraryImport("oleaut32.dll")]
    private static partial int SafeArrayPutElement(nint array, int* index, ComVariant* value);

    [LibraryImport("oleaut32.dll")]
    private static partial int SafeArrayGetElement(nint array, int* index, ComVariant* value);

    [LibraryImport("oleaut32.dll")]
    private static partial int SafeArrayGetLBound(nint array, uint dimension, out int bound);

    [LibraryImport("oleaut32.dll")]
    private static partial int SafeArrayGetUBound(nint array, uint dimension, out int bound);
}
