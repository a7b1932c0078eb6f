using System.Text;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;

namespace FakeWindows;

/// <summary>An open file or folder of <see cref="FakeFileSystem"/>.</summary>
internal sealed class FakeHandle(FakeFileSystem files, FakeNode node, string path, FileRights rights, FileShare share, bool deletesOnClose) : IFileObject
{
    public string Path => path;

    public FileRights Rights => rights;

    public FileShare Share => share;

    public bool DeletesOnClose => deletesOnClose;

    public FakeNode Node => node;

    public uint Open(string name, in FileOpening opening, out IFileObject? entry)
    {
        var how = opening;
        (var error, entry) = files.Locked(() => OpenLocked(name, how));
        return error;
    }

    public FileFacts Query() => files.Locked(() => new FileFacts(node.Attributes, node.Content.Length, node.Names));

    public IReadOnlyList<string> List(int maximum = int.MaxValue) => files.Locked<IReadOnlyList<string>>(() =>
    {
        Need(FileRights.Read, "listed");
        IReadOnlyList<string> names = [.. files.Resolve(node)!.Children.Keys.Take(maximum)];
        files.LongestListing = Math.Max(files.LongestListing, names.Count);
        return names;
    });

    public byte[] Read(int length) => files.Locked(() =>
    {
        Need(FileRights.Read, "read");
        return node.Content[..Math.Min(length, node.Content.Length)];
    });

    public void Write(ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        files.Locked(() =>
        {
            Need(FileRights.Write, "written");
            // A write that is cut short leaves a part.
            node.Content = bytes[..(bytes.Length / 2)];
            Step("Write", "written");
            if (bytes.Length > files.FreeBytes)
            {
                throw new SystemFileException(path, "written", Win32FileError.DiskFull);
            }

            node.Content = bytes;
            node.OnDisk = null;
            return 0;
        });
    }

    public int ReadPart(long offset, Span<byte> buffer)
    {
        var length = buffer.Length;
        var part = files.Locked(() =>
        {
            Need(FileRights.Read, "read");
            var start = (int)Math.Min(offset, node.Content.Length);
            return node.Content.AsSpan(start, Math.Min(length, node.Content.Length - start)).ToArray();
        });
        part.CopyTo(buffer);
        return part.Length;
    }

    public void WritePart(long offset, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        files.Locked(() =>
        {
            Need(FileRights.Write, "written");
            Step("WritePart", "written");
            node.OnDisk ??= (byte[])node.Content.Clone();
            if (offset + bytes.Length > node.Content.Length)
            {
                var grown = new byte[offset + bytes.Length];
                node.Content.CopyTo(grown, 0);
                node.Content = grown;
            }

            bytes.CopyTo(node.Content, offset);
            return 0;
        });
    }

    public void SetLength(long length) => files.Locked(() =>
    {
        Need(FileRights.Write, "given its length");
        Step("SetLength", "given its length");
        if (length - node.Content.Length > files.FreeBytes)
        {
            throw new SystemFileException(path, "given its length", Win32FileError.DiskFull);
        }

        node.OnDisk ??= node.Content;
        var content = node.Content;
        Array.Resize(ref content, (int)length);
        node.Content = content;
        return 0;
    });

    public void Flush() => files.Locked(() =>
    {
        Need(FileRights.Write, "written to the disk");
        Step("Flush", "written to the disk");
        node.OnDisk = null;
        return 0;
    });

    public string GetOwner() => files.Locked(() =>
    {
        Need(FileRights.ReadSecurity, "asked for its owner");
        return FakeFileSystem.Owner(node.Security);
    });

    public AccessList GetAccess() => files.Locked(() =>
    {
        Need(FileRights.ReadSecurity, "asked for its access list");
        return AccessList.Parse(FakeDescriptor.ToBytes(node.Security));
    });

    public byte[] GetSecurity() => files.Locked(() =>
    {
        Need(FileRights.ReadSecurity, "asked for its security");
        return Encoding.UTF8.GetBytes(node.Security);
    });

    public void SetSecurity(byte[] descriptor, bool withOwner) => files.Locked(() =>
    {
        Need(withOwner ? FileRights.WriteAccess | FileRights.WriteOwner : FileRights.WriteAccess, "secured");
        Step("SetSecurity", "secured");
        var security = Encoding.UTF8.GetString(descriptor);
        var list = security.IndexOf("D:", StringComparison.Ordinal);
        node.Security = withOwner ? security : node.Security[..node.Security.IndexOf("D:", StringComparison.Ordinal)] + security[list..];
        return 0;
    });

    public void SetAccess(string sddl) => files.Locked(() =>
    {
        Need(FileRights.WriteAccess, "secured");
        Step("SetAccess", "secured");
        node.Security = node.Security[..node.Security.IndexOf("D:", StringComparison.Ordinal)] + sddl[sddl.IndexOf("D:", StringComparison.Ordinal)..];
        return 0;
    });

    public void SetAttributes(FileAttributes attributes) => files.Locked(() =>
    {
        Need(FileRights.WriteAttributes, "given its attributes");
        Step("SetAttributes", "given its attributes");
        node.Attributes = attributes | (node.Attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint));
        return 0;
    });

    public void Rename(IFileObject folder, string name, bool replace) => files.Locked(() =>
    {
        Need(FileRights.Delete, "renamed");
        Step("Rename", "renamed");
        var target = ((FakeHandle)folder).Node;
        if (node.All.Skip(1).Any(below => below.Handles.Count > 0))
        {
            throw new SystemFileException(path, "renamed", Win32FileError.AccessDenied);
        }

        if (target.Children.TryGetValue(name, out var there) && there != node)
        {
            if (!replace)
            {
                throw new SystemFileException(path, "renamed", Win32FileError.AlreadyExists);
            }

            if (there.IsFolder || there.Handles.Any(handle => (handle.Share & FileShare.Delete) == 0 && (handle.Rights & (FileRights.Read | FileRights.Write | FileRights.Delete)) != 0))
            {
                throw new SystemFileException(path, "renamed", Win32FileError.AccessDenied);
            }

            target.Children.Remove(name);
        }

        node.Parent!.Children.Remove(node.Name);
        node.Name = name;
        FakeFileSystem.Add(target, node);
        return 0;
    });

    public void Delete() => files.Locked(() =>
    {
        Need(FileRights.Delete, "deleted");
        Step("Delete", "deleted");
        if (node.Target is null && node.Children.Count > 0)
        {
            throw new SystemFileException(path, "deleted", Win32FileError.DirectoryNotEmpty);
        }

        // As FILE_DISPOSITION_POSIX_SEMANTICS: the name is free at once.
        node.Parent?.Children.Remove(node.Name);
        return 0;
    });

    public void Dispose()
    {
        if (files.HasCrashed)
        {
            return;
        }

        files.Locked(() =>
        {
            if (node.Handles.Remove(this) && deletesOnClose)
            {
                node.Parent?.Children.Remove(node.Name);
            }

            return 0;
        });
    }

    private (uint Error, IFileObject? Entry) OpenLocked(string name, FileOpening opening)
    {
        var fullPath = path.EndsWith('\\') ? path + name : $@"{path}\{name}";
        files.BeforeOpen?.Invoke(fullPath, opening.Rights);
        if (files.DeniedError(fullPath, opening.Rights) is { } denied)
        {
            return (denied, null);
        }

        if (files.Resolve(node) is not { IsFolder: true } folder)
        {
            return (Win32FileError.PathNotFound, null);
        }

        if (!folder.Children.TryGetValue(name, out var child))
        {
            if (!opening.CreateNew && !opening.OpenOrCreate)
            {
                return (Win32FileError.FileNotFound, null);
            }

            var error = files.Step($"Create {fullPath}");
            if (error != Win32FileError.Success)
            {
                return (error, null);
            }

            // Somebody else may have been faster.
            if (!folder.Children.TryGetValue(name, out child))
            {
                var isFolder = opening.IsFolder == true;
                child = FakeFileSystem.Add(folder, new FakeNode
                {
                    Name = name,
                    IsFolder = isFolder,
                    Attributes = isFolder ? FileAttributes.Directory : FileAttributes.Archive,
                    Security = opening.Security ?? $"O:SY{FakeFileSystem.Inherited}",
                });
                return (Win32FileError.Success, Handle(child, fullPath, opening));
            }
        }

        if (opening.CreateNew)
        {
            return (Win32FileError.AlreadyExists, null);
        }

        if (opening.IsFolder is { } wanted && wanted != child.IsFolder)
        {
            return (wanted ? Win32FileError.Directory : Win32FileError.AccessDenied, null);
        }

        if ((child.Attributes & FileAttributes.ReadOnly) != 0 && !child.IsFolder && (opening.Rights & FileRights.Write) != 0)
        {
            return (Win32FileError.AccessDenied, null);
        }

        return child.Handles.Any(other => Conflicts(opening.Rights, other.Share) || Conflicts(other.Rights, opening.Share))
            ? (Win32FileError.SharingViolation, null)
            : (Win32FileError.Success, Handle(child, fullPath, opening));
    }

    private static bool Conflicts(FileRights wanted, FileShare allowed) =>
        ((wanted & (FileRights.Read | FileRights.Traverse)) != 0 && (allowed & FileShare.Read) == 0)
        || ((wanted & FileRights.Write) != 0 && (allowed & FileShare.Write) == 0)
        || ((wanted & FileRights.Delete) != 0 && (allowed & FileShare.Delete) == 0);

    private FakeHandle Handle(FakeNode child, string fullPath, FileOpening opening)
    {
        var handle = new FakeHandle(files, child, fullPath, opening.Rights, opening.Share, opening.DeleteOnClose);
        child.Handles.Add(handle);
        return handle;
    }

    private void Need(FileRights needed, string operation)
    {
        if ((rights & needed) != needed)
        {
            throw new SystemFileException(path, operation, Win32FileError.AccessDenied);
        }
    }

    private void Step(string step, string operation)
    {
        var error = files.Step($"{step} {path}");
        if (error != Win32FileError.Success)
        {
            throw new SystemFileException(path, operation, error);
        }
    }
}
