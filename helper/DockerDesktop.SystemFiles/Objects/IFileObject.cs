namespace DockerDesktop.SystemFiles.Objects;

/// <summary>An open file or folder. All but <see cref="Open"/> fail with a <see cref="SystemFileException"/> that has Windows' error code.</summary>
internal interface IFileObject : IDisposable
{
    /// <summary>The path that it was opened by, for messages.</summary>
    string Path { get; }

    /// <summary>Opens or makes an entry of this folder.</summary>
    /// <param name="name">One name, without a path, a stream or wildcards.</param>
    /// <param name="opening">How.</param>
    /// <param name="entry">The entry when the result is 0.</param>
    /// <returns>0 or Windows' error code, for example 2 when it is not there, 32 when somebody has it open otherwise.</returns>
    uint Open(string name, in FileOpening opening, out IFileObject? entry);

    /// <summary>What it is.</summary>
    FileFacts Query();

    /// <summary>The names in this folder.</summary>
    /// <param name="maximum">No more than so many: a folder that others write in may have any number.</param>
    IReadOnlyList<string> List(int maximum = int.MaxValue);

    /// <summary>The file's bytes.</summary>
    /// <param name="length">How many; the file having fewer is no error.</param>
    byte[] Read(int length);

    /// <summary>Writes the file's bytes from its beginning and has them on the disk when it returns.</summary>
    void Write(ReadOnlySpan<byte> content);

    /// <summary>Reads a part of the file, for files that do not fit into memory.</summary>
    /// <param name="offset">Where it begins, in bytes.</param>
    /// <param name="buffer">What is filled.</param>
    /// <returns>Bytes; fewer than the buffer has, or none, only at the file's end.</returns>
    int ReadPart(long offset, Span<byte> buffer);

    /// <summary>Writes a part of the file; it is on the disk after <see cref="Flush"/>.</summary>
    /// <param name="offset">Where it begins, in bytes.</param>
    /// <param name="content">All of it is written.</param>
    void WritePart(long offset, ReadOnlySpan<byte> content);

    /// <summary>Gives the file its length, and takes the room for it on the volume.</summary>
    /// <param name="length">Bytes.</param>
    void SetLength(long length);

    /// <summary>Returns when all that was written is on the disk.</summary>
    void Flush();

    /// <summary>SID of the owner; empty when there is none.</summary>
    string GetOwner();

    /// <summary>Owner and access list, to find out who may do what.</summary>
    AccessList GetAccess();

    /// <summary>Owner, group and access list as a self-relative security descriptor.</summary>
    byte[] GetSecurity();

    /// <summary>Sets the access list, and the owner and group too.</summary>
    /// <param name="descriptor">Self-relative.</param>
    /// <param name="withOwner">False sets the access list alone.</param>
    void SetSecurity(byte[] descriptor, bool withOwner);

    /// <summary>Sets the access list that an SDDL has, cut off from what the folder hands down.</summary>
    void SetAccess(string sddl);

    /// <summary>Sets the attributes that a user can set.</summary>
    void SetAttributes(FileAttributes attributes);

    /// <summary>Gives it another name, in one step.</summary>
    /// <param name="folder">Where, on the same volume.</param>
    /// <param name="name">One name.</param>
    /// <param name="replace">True replaces a file of that name, one that is read-only too.</param>
    void Rename(IFileObject folder, string name, bool replace);

    /// <summary>Deletes it: a link itself, a folder only when it is empty, a file that is read-only too.</summary>
    void Delete();
}
