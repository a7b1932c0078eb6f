namespace Installer.Msi.Streams;

/// <summary>A piece of a file that belongs to a stream.</summary>
/// <param name="Offset">Where it starts in the file.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct StreamExtent(long Offset, long Length);
