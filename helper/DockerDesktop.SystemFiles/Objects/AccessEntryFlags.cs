namespace DockerDesktop.SystemFiles.Objects;

/// <summary>Where an entry of an access list counts, with Windows' values (SDK: ACE_HEADER).</summary>
[Flags]
internal enum AccessEntryFlags : byte
{
    None = 0,

    /// <summary>OBJECT_INHERIT_ACE: on files that are made in the folder.</summary>
    Files = 0x1,

    /// <summary>CONTAINER_INHERIT_ACE: on folders that are made in it.</summary>
    Folders = 0x2,

    /// <summary>INHERIT_ONLY_ACE: not on the folder itself.</summary>
    InheritOnly = 0x8,
}
