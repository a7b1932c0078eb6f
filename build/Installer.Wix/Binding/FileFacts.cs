namespace Installer.Wix.Binding;

/// <summary>What a package says of a source file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Version">The version in its resources, if it has any.</param>
/// <param name="Language">The language there, as a number.</param>
/// <param name="Md5">The MD5 of its content, as the MsiFileHash table has it; <c>null</c> for a file with a version, which has no row there.</param>
/// <param name="Sha256">The SHA-256 of its content.</param>
/// <param name="LastWriteTime">When it was changed last.</param>
internal sealed record FileFacts(string Path, long Length, string? Version, string? Language, byte[]? Md5, byte[] Sha256, DateTime LastWriteTime);
