namespace Installer.Wix.Binding;

/// <summary>What a package says of a source file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Version">The version in its resources, if it has any.</param>
/// <param name="Language">The language there, as a number.</param>
/// <param name="Hash">The MD5 of its content without a version, the SHA-256 with one.</param>
internal sealed record FileFacts(string Path, long Length, string? Version, string? Language, byte[] Hash);
