namespace Installer.Wix.Binding;

/// <summary>A cabinet to be written.</summary>
/// <param name="Name">Its file's or stream's name.</param>
/// <param name="IsEmbedded">Whether it is a stream of the package.</param>
/// <param name="CompressionLevel">As authored, or <c>null</c> for the command line's.</param>
/// <param name="Folder">The folder beside the package that it goes to; empty for the package's own.</param>
/// <param name="Files">Its files in order.</param>
internal sealed record Cabinet(string Name, bool IsEmbedded, string? CompressionLevel, string Folder, IReadOnlyList<FileFacade> Files);
