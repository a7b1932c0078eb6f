using System.Reflection.PortableExecutable;
using System.Text;

namespace Installer.Wix.Extensions;

/// <summary>The names that a DLL exports (Microsoft Portable Executable and COFF Specification, "Export Directory Table").</summary>
internal static class ExportedFunctions
{
    private const int NumberOfNamePointers = 24;
    private const int NamePointerRva = 32;
    private const int DirectorySize = 40;

    /// <summary>Reads the names.</summary>
    /// <param name="stream">The DLL, which can be sought.</param>
    /// <returns>The names; <c>null</c> when it is no DLL.</returns>
    public static IReadOnlySet<string>? Read(Stream stream)
    {
        try
        {
            using var reader = new PEReader(stream, PEStreamOptions.LeaveOpen);
            var names = new HashSet<string>(StringComparer.Ordinal);
            if (reader.PEHeaders.PEHeader is not { } header)
            {
                return null;
            }

            if (header.ExportTableDirectory.Size < DirectorySize)
            {
                return names;
            }

            var directory = reader.GetSectionData(header.ExportTableDirectory.RelativeVirtualAddress).GetReader();
            directory.Offset = NumberOfNamePointers;
            var count = directory.ReadInt32();
            directory.Offset = NamePointerRva;
            var pointers = reader.GetSectionData(directory.ReadInt32()).GetReader();
            for (var i = 0; i < count; i++)
            {
                var name = reader.GetSectionData(pointers.ReadInt32()).GetReader();
                names.Add(Encoding.ASCII.GetString(name.ReadBytes(name.IndexOf(0))));
            }

            return names;
        }
        catch (Exception exception) when (exception is BadImageFormatException or ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}
