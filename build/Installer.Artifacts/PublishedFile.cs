using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Installer.Artifacts;

/// <summary>A file that is published.</summary>
/// <param name="Name">Its path in the folder of artifacts, with slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256, lower-case hexadecimal digits.</param>
internal sealed record PublishedFile(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("bytes")] long Length,
    [property: JsonPropertyName("sha256")] string Sha256)
{
    /// <summary>Describes a file.</summary>
    /// <param name="folder">The folder of artifacts.</param>
    /// <param name="path">The file in it.</param>
    /// <returns>The description.</returns>
    public static PublishedFile Describe(string folder, string path) =>
        new(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(path).Length, HashOf(path));

    /// <summary>Hashes a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its SHA-256, lower-case hexadecimal digits.</returns>
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
