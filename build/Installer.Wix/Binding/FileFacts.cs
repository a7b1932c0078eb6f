using System.Buffers.Binary;

using Installer.Msi.Streams;

namespace Installer.Wix.Binding;

/// <summary>What a package says of a source file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Version">The version in its resources, if it has any.</param>
/// <param name="Language">The language there, as a number.</param>
/// <param name="Md5">The MD5 of its content, as the MsiFileHash table has it; <c>null</c> for a file with a version, which has no row there.</param>
/// <param name="Sha256">The SHA-256 of its content.</param>
/// <param name="LastWriteTime">When it was changed last.</param>
/// <param name="Content">Its content, where the compiler makes it and no file has it.</param>
internal sealed record FileFacts(
    string Path,
    long Length,
    string? Version,
    string? Language,
    byte[]? Md5,
    byte[] Sha256,
    DateTime LastWriteTime,
    StreamSource? Content = null)
{
    /// <summary>How many numbers the MsiFileHash table has of the MD5.</summary>
    public const int Md5Parts = 4;

    /// <summary>A number of the MD5 as the MsiFileHash table has it.</summary>
    public int Md5Part(int index) => Length == 0 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(Md5.AsSpan(sizeof(int) * index));
}
