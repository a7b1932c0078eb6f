using System.Security.Cryptography;
using System.Text;

namespace Installer.SetupPacker;

/// <summary>
/// Puts packages into a program, as a section of its image. A section, not bytes behind the image: a signature covers it, and the running program reads it from the very image
/// that was started. The section, little-endian: 16 bytes <c>DockerDesktopMsi</c>, then a 4-byte number of packages, then for each package its texts (file name, product code, upgrade
/// code, package code, version, start program; UTF-8 behind a 7-bit encoded length, as <see cref="BinaryWriter"/> writes them), a byte that is 1 per user, its offset in the section and
/// its length (8 bytes each), and its SHA-256 (32 bytes). The packages follow, each at a multiple of 4,096 bytes.
/// </summary>
internal static class SetupWriter
{
    /// <summary>The section's name.</summary>
    public const string SectionName = ".msi";

    private const int BufferLength = 1 << 20;

    /// <summary>A page: sections that lie in the file at a multiple of it are mapped and not copied into memory.</summary>
    internal const int Page = 4096;

    private const uint InitializedReadOnlyData = 0x40000040;

    /// <summary>Writes the setup program. The file is complete or not there.</summary>
    /// <param name="program">The linked program, unsigned.</param>
    /// <param name="packages">The packages, at least one.</param>
    /// <param name="output">The file to write; one that is there is replaced.</param>
    /// <exception cref="SetupPackingException">The program is no 64-bit program of one image, is signed, or has no room for a section; the packages are too large or do not go together.</exception>
    public static void Write(string program, IReadOnlyList<string> packages, string output)
    {
        var described = packages.Select(PackedPackage.Read).ToList();
        if (described.Select(package => package.IsPerUser).Distinct().Count() != described.Count || described.Select(package => package.Version).Distinct().Count() != 1)
        {
            throw new SetupPackingException("A setup program holds at most one package for each scope, all of one version. Build the packages together.");
        }

        var temporary = output + ".new";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferLength))
            {
                using (var source = File.OpenRead(program))
                {
                    source.CopyTo(file, BufferLength);
                }

                AddSection(file, program, packages, described);
            }

            File.Move(temporary, output, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void AddSection(FileStream file, string program, IReadOnlyList<string> packages, List<PackedPackage> described)
    {
        var headers = new ImageHeaders(file, program);
        var start = Align(file.Length, Page);
        var offset = (long)Align(Header(described, packages, new long[packages.Count], new byte[packages.Count][]).Length, Page);
        var offsets = new long[packages.Count];
        var hashes = new byte[packages.Count][];
        for (var i = 0; i < packages.Count; i++)
        {
            offsets[i] = offset;
            file.Position = start + offset;
            hashes[i] = Copy(packages[i], file);
            offset = Align(file.Position - start, Page);
        }

        file.SetLength(start + offset);
        file.Position = start;
        file.Write(Header(described, packages, offsets, hashes));
        headers.AddSection(SectionName, start, offset, InitializedReadOnlyData);
    }

    private static byte[] Copy(string package, FileStream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = File.OpenRead(package);
        var buffer = new byte[BufferLength];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            file.Write(buffer, 0, read);
        }

        return hash.GetHashAndReset();
    }

    private static byte[] Header(List<PackedPackage> described, IReadOnlyList<string> packages, long[] offsets, byte[][] hashes)
    {
        using var header = new MemoryStream();
        using var writer = new BinaryWriter(header);
        writer.Write(Encoding.ASCII.GetBytes("DockerDesktopMsi"));
        writer.Write(described.Count);
        for (var i = 0; i < described.Count; i++)
        {
            var package = described[i];
            foreach (var text in (string[])[package.FileName, package.ProductCode, package.UpgradeCode, package.PackageCode, package.Version, package.StartProgram])
            {
                writer.Write(text);
            }

            writer.Write(package.IsPerUser);
            writer.Write(offsets[i]);
            writer.Write(new FileInfo(packages[i]).Length);
            writer.Write(hashes[i] ?? new byte[SHA256.HashSizeInBytes]);
        }

        return header.ToArray();
    }

    /// <summary>The next multiple.</summary>
    internal static long Align(long value, long alignment) => (value + alignment - 1) / alignment * alignment;
}
