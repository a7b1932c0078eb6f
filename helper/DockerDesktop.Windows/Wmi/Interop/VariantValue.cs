using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace DockerDesktop.Windows.Wmi.Interop;

/// <summary>VARIANT values of the kinds that WMI uses (SDK: "Numbers", "Strings" and "Arrays" of the WMI reference).</summary>
[SupportedOSPlatform("windows")]
internal static partial class VariantValue
{
    private const VarEnum TextArray = VarEnum.VT_ARRAY | VarEnum.VT_BSTR;

    /// <summary>Makes a variant, which the caller clears.</summary>
    /// <param name="value">A string, a 32-bit or 64-bit integer, a Boolean or an array of strings.</param>
    public static ComVariant ToVariant(object value) => value switch
    {
        string text => ComVariant.Create(text),
        bool flag => ComVariant.Create(flag),
        int number => ComVariant.Create(number),

        // WMI's 64-bit integers are texts.
        long number => ComVariant.Create(number.ToString(CultureInfo.InvariantCulture)),
        string[] texts => ComVariant.CreateRaw(TextArray, ToSafeArray(texts)),
        _ => throw new ArgumentException($"WMI is given no {value.GetType()}.", nameof(value)),
    };

    /// <summary>Reads a variant; null for no value and for the kinds that are not used.</summary>
    public static object? FromVariant(ref ComVariant variant) => variant.VarType switch
    {
        VarEnum.VT_BSTR => variant.As<string>(),
        VarEnum.VT_BOOL => variant.As<bool>(),
        VarEnum.VT_I4 or VarEnum.VT_UI4 => variant.GetRawDataRef<int>(),
        VarEnum.VT_I2 => variant.As<short>() is short number ? (int)number : null,
        VarEnum.VT_UI1 => variant.As<byte>() is byte number ? (int)number : null,
        TextArray => FromSafeArray(variant.GetRawDataRef<nint>()),
        _ => null,
    };

    /// <summary>Frees what a variant holds; the framework's Dispose knows no arrays.</summary>
    public static unsafe void Clear(ComVariant* variant) => _ = VariantClear(variant);

    private static nint ToSafeArray(string[] texts)
    {
        nint array = SafeArrayCreateVector((ushort)VarEnum.VT_BSTR, 0, (uint)texts.Length);
        if (array == 0)
        {
            throw new InsufficientMemoryException("There is no memory for a request to WMI.");
        }

        for (int i = 0; i < texts.Length; i++)
        {
            // The array keeps a copy.
            nint text = Marshal.StringToBSTR(texts[i]);
            _ = SafeArrayPutElement(array, in i, text);
            Marshal.FreeBSTR(text);
        }

        return array;
    }

    private static string[] FromSafeArray(nint array)
    {
        if (array == 0 || SafeArrayGetLBound(array, 1, out int first) < 0 || SafeArrayGetUBound(array, 1, out int last) < 0)
        {
            return [];
        }

        List<string> texts = [];
        for (int i = first; i <= last; i++)
        {
            if (SafeArrayGetElement(array, in i, out nint text) >= 0)
            {
                texts.Add(Marshal.PtrToStringBSTR(text));
                Marshal.FreeBSTR(text);
            }
        }

        return [.. texts];
    }

    [LibraryImport("oleaut32")]
    private static unsafe partial int VariantClear(ComVariant* variant);

    [LibraryImport("oleaut32")]
    private static partial nint SafeArrayCreateVector(ushort type, int lowerBound, uint count);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayPutElement(nint array, in int index, nint element);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayGetElement(nint array, in int index, out nint element);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayGetLBound(nint array, uint dimension, out int bound);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayGetUBound(nint array, uint dimension, out int bound);
}
