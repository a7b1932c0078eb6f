namespace DockerDesktop.SystemFiles.Objects;

/// <summary>How an entry of a folder is opened or made. A link is opened itself, never what it leads to.</summary>
/// <param name="rights">What for. Attributes may always be read.</param>
internal readonly struct FileOpening(FileRights rights)
{
    /// <summary>What for.</summary>
    public FileRights Rights => rights | FileRights.ReadAttributes;

    /// <summary>True makes it, and fails with ERROR_FILE_EXISTS when it is there; false opens what is there.</summary>
    public bool CreateNew { get; init; }

    /// <summary>True opens only what is there and makes what is not.</summary>
    public bool OpenOrCreate { get; init; }

    /// <summary>True for a folder, false for a file, null for whichever it is.</summary>
    public bool? IsFolder { get; init; }

    /// <summary>What others may do with it meanwhile. Without <see cref="FileShare.Delete"/> its name stays bound to it.</summary>
    public FileShare Share { get; init; }

    /// <summary>The whole security descriptor of what is made, as SDDL; null for what the folder hands down.</summary>
    public string? Security { get; init; }

    /// <summary>True deletes it when it is closed, by whatever way.</summary>
    public bool DeleteOnClose { get; init; }
}
