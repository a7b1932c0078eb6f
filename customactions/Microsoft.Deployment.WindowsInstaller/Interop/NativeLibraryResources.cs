using System.Runtime.InteropServices;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Texts in the resources of a library of Windows.</summary>
internal static unsafe partial class NativeLibraryResources
{
    private const uint LoadAsDataFile = 0x2;
    private const uint LoadAsImageResource = 0x20;
    private const uint LoadFromSystem32 = 0x800;
    private const int RawData = 10;
    private const uint FormatIgnoreInserts = 0x200;
    private const uint FormatFromModule = 0x800;
    private const uint FormatAllocateBuffer = 0x100;

    /// <summary>Reads a message.</summary>
    /// <param name="library">The file name of the library, which is loaded from System32 as data.</param>
    /// <param name="number">The resource of raw data, a text of ANSI characters.</param>
    /// <param name="messageOffset">What is added to the number where the library has a message table instead.</param>
    /// <param name="language">The language; 0 for what fits.</param>
    /// <returns>The text; null when there is none.</returns>
    public static string? ReadMessage(string library, int number, int messageOffset, ushort language)
    {
        var module = LoadLibraryExW(library, 0, LoadAsDataFile | LoadAsImageResource | LoadFromSystem32);
        if (module == 0)
        {
            return null;
        }

        try
        {
            var resource = FindResourceExW(module, RawData, number, language);
            if (resource == 0)
            {
                char* text = null;
                var length = FormatMessageW(FormatAllocateBuffer | FormatIgnoreInserts | FormatFromModule, module, (uint)(number + messageOffset), language, &text, 0, 0);
                if (length == 0)
                {
                    return null;
                }

                try
                {
                    return new string(text, 0, (int)length).Trim();
                }
                finally
                {
                    _ = LocalFree((nint)text);
                }
            }

            var data = new ReadOnlySpan<byte>((void*)LockResource(LoadResource(module, resource)), (int)SizeofResource(module, resource));
            var end = data.IndexOf((byte)0);
            fixed (byte* bytes = data)
            {
                return Marshal.PtrToStringAnsi((nint)bytes, end < 0 ? data.Length : end);
            }
        }
        finally
        {
            _ = FreeLibrary(module);
        }
    }

    [LibraryImport("kernel32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint LoadLibraryExW(string name, nint file, uint flags);

    [LibraryImport("kernel32.dll")]
    private static partial int FreeLibrary(nint module);

    [LibraryImport("kernel32.dll")]
    private static partial nint FindResourceExW(nint module, nint type, nint name, ushort language);

    [LibraryImport("kernel32.dll")]
    private static partial nint LoadResource(nint module, nint resource);

    [LibraryImport("kernel32.dll")]
    private static partial nint LockResource(nint data);

    [LibraryImport("kernel32.dll")]
    private static partial uint SizeofResource(nint module, nint resource);

    [LibraryImport("kernel32.dll")]
    private static partial uint FormatMessageW(uint flags, nint source, uint message, uint language, char** buffer, uint size, nint arguments);

    [LibraryImport("kernel32.dll")]
    private static partial nint LocalFree(nint memory);
}
