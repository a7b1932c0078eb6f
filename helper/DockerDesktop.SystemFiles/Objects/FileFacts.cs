namespace DockerDesktop.SystemFiles.Objects;

/// <summary>What an open object is.</summary>
/// <param name="Attributes">Its attributes, those of a link itself if it is one.</param>
/// <param name="Length">Bytes; 0 of a folder.</param>
/// <param name="Names">Names that a file has: more than one when there are hard links to it.</param>
internal readonly record struct FileFacts(FileAttributes Attributes, long Length, uint Names = 1)
{
    /// <summary>True for a folder, and for a link to one.</summary>
    public bool IsFolder => (Attributes & FileAttributes.Directory) != 0;

    /// <summary>True for a symbolic link, a junction, a mount point, or whatever else leads elsewhere.</summary>
    public bool IsReparsePoint => (Attributes & FileAttributes.ReparsePoint) != 0;
}
