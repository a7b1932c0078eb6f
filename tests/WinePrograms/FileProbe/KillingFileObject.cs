using DockerDesktop.SystemFiles.Objects;

namespace FileProbe;

/// <summary>An open file or folder of a <see cref="KillingFileSystem"/>.</summary>
internal sealed class KillingFileObject(KillingFileSystem system, IFileObject opened) : IFileObject
{
    public string Path => opened.Path;

    public uint Open(string name, in FileOpening opening, out IFileObject? entry)
    {
        if (opening.CreateNew || opening.OpenOrCreate)
        {
            system.Step();
        }

        uint error = opened.Open(name, opening, out IFileObject? found);
        entry = found is null ? null : new KillingFileObject(system, found);
        return error;
    }

    public FileFacts Query() => opened.Query();

    public IReadOnlyList<string> List(int maximum = int.MaxValue) => opened.List(maximum);

    public byte[] Read(int length) => opened.Read(length);

    public void Write(ReadOnlySpan<byte> content)
    {
        // Before any of it, with half of it written, and with all of it written and not yet in place.
        system.Step();
        if (system.IsNext)
        {
            opened.Write(content[..(content.Length / 2)]);
        }

        system.Step();
        opened.Write(content);
        system.Step();
    }

    public int ReadPart(long offset, Span<byte> buffer) => opened.ReadPart(offset, buffer);

    public void WritePart(long offset, ReadOnlySpan<byte> content)
    {
        system.Step();
        opened.WritePart(offset, content);
    }

    public void SetLength(long length)
    {
        system.Step();
        opened.SetLength(length);
    }

    public void Flush()
    {
        system.Step();
        opened.Flush();
    }

    public string GetOwner() => opened.GetOwner();

    public AccessList GetAccess() => opened.GetAccess();

    public byte[] GetSecurity() => opened.GetSecurity();

    public void SetSecurity(byte[] descriptor, bool withOwner)
    {
        system.Step();
        opened.SetSecurity(descriptor, withOwner);
    }

    public void SetAccess(string sddl)
    {
        system.Step();
        opened.SetAccess(sddl);
    }

    public void SetAttributes(FileAttributes attributes)
    {
        system.Step();
        opened.SetAttributes(attributes);
    }

    public void Rename(IFileObject folder, string name, bool replace)
    {
        system.Step();
        opened.Rename(((KillingFileObject)folder).Opened, name, replace);
        // Done, and nothing after it: closing and unlocking are Windows' to do.
        system.Step();
    }

    public void Delete()
    {
        system.Step();
        opened.Delete();
    }

    public void Dispose() => opened.Dispose();

    private IFileObject Opened => opened;
}
