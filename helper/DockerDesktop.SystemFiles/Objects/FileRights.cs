namespace DockerDesktop.SystemFiles.Objects;

/// <summary>What a file or folder is opened for, with Windows' values (SDK: File Access Rights Constants).</summary>
[Flags]
internal enum FileRights : uint
{
    None = 0,

    /// <summary>FILE_READ_DATA; of a folder FILE_LIST_DIRECTORY.</summary>
    Read = 0x1,

    /// <summary>FILE_WRITE_DATA; of a folder FILE_ADD_FILE.</summary>
    Write = 0x2,

    /// <summary>FILE_ADD_SUBDIRECTORY of a folder.</summary>
    AddFolder = 0x4,

    /// <summary>FILE_WRITE_EA.</summary>
    WriteExtendedAttributes = 0x10,

    /// <summary>FILE_TRAVERSE.</summary>
    Traverse = 0x20,

    /// <summary>FILE_DELETE_CHILD of a folder: deletes and renames what is in it, whatever that allows.</summary>
    DeleteChild = 0x40,

    /// <summary>FILE_READ_ATTRIBUTES.</summary>
    ReadAttributes = 0x80,

    /// <summary>FILE_WRITE_ATTRIBUTES.</summary>
    WriteAttributes = 0x100,

    /// <summary>DELETE: also needed to rename.</summary>
    Delete = 0x10000,

    /// <summary>READ_CONTROL: owner and access list.</summary>
    ReadSecurity = 0x20000,

    /// <summary>WRITE_DAC.</summary>
    WriteAccess = 0x40000,

    /// <summary>WRITE_OWNER.</summary>
    WriteOwner = 0x80000,
}
