using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.SystemFiles.Objects;

/// <summary>An open file or folder of the running Windows.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsFileObject : IFileObject
{
    private const uint RenameReplace = 0x1; // FILE_RENAME_REPLACE_IF_EXISTS
    private const uint RenamePosix = 0x2;
    private const uint RenameIgnoreReadOnly = 0x40;
    private const uint DispositionDelete = 0x1;
    private const uint DispositionPosix = 0x2;
    private const uint DispositionIgnoreReadOnly = 0x10;
    private const uint InsufficientBuffer = 122;
    private const ushort AccessAutoInherited = 0x400; // SE_DACL_AUTO_INHERITED
    private const ushort AccessAutoInheritRequired = 0x100; // SE_DACL_AUTO_INHERIT_REQ

    private readonly SafeFileHandle _handle;

    private WindowsFileObject(SafeFileHandle handle, string path)
    {
        _handle = handle;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Opens or makes an object.</summary>
    /// <param name="folder">The folder that the name is in; 0 for a full name.</param>
    /// <param name="name">The name that Windows' object manager knows.</param>
    /// <param name="path">The path, for messages.</param>
    /// <param name="opening">How.</param>
    /// <param name="entry">The object when the result is 0.</param>
    /// <returns>0 or Windows' error code.</returns>
    public static uint Open(nint folder, string name, string path, in FileOpening opening, out IFileObject? entry)
    {
        entry = null;
        nint descriptor = 0;
        if (opening.Security is not null && !NativeMethods.ConvertStringSecurityDescriptor(opening.Security, 1, out descriptor, 0))
        {
            return (uint)Marshal.GetLastPInvokeError();
        }

        uint status;
        nint file;
        fixed (char* start = name)
        {
            var length = (ushort)(name.Length * sizeof(char));
            var text = new NativeMethods.UnicodeString { Length = length, MaximumLength = length, Buffer = start };
            var attributes = new NativeMethods.ObjectAttributes
            {
                Length = (uint)sizeof(NativeMethods.ObjectAttributes),
                RootDirectory = folder,
                ObjectName = &text,
                Attributes = NativeMethods.CaseInsensitive,
                SecurityDescriptor = descriptor,
            };
            NativeMethods.IoStatusBlock block;
            status = NativeMethods.NtCreateFile(
                out file,
                (uint)opening.Rights | NativeMethods.Synchronize,
                &attributes,
                &block,
                null,
                (uint)FileAttributes.Normal,
                (uint)opening.Share,
                opening.CreateNew ? NativeMethods.FileCreate : opening.OpenOrCreate ? NativeMethods.FileOpenIf : NativeMethods.FileOpen,
                NativeMethods.FileOpenReparsePoint | NativeMethods.FileSynchronousIoNonalert
                    | (opening.IsFolder switch { true => NativeMethods.FileDirectoryFile, false => NativeMethods.FileNonDirectoryFile, null => 0 })
                    | (opening.DeleteOnClose ? NativeMethods.FileDeleteOnClose : 0),
                null,
                0);
        }

        _ = NativeMethods.LocalFree(descriptor);
        if (status != 0)
        {
            return NativeMethods.RtlNtStatusToDosError(status);
        }

        entry = new WindowsFileObject(new SafeFileHandle(file, ownsHandle: true), path);
        return Win32FileError.Success;
    }

    public uint Open(string name, in FileOpening opening, out IFileObject? entry) =>
        Open(_handle.DangerousGetHandle(), name, Path.EndsWith('\\') ? Path + name : $"{Path}\\{name}", opening, out entry);

    public FileFacts Query()
    {
        NativeMethods.IoStatusBlock block;
        NativeMethods.BasicInformation basic;
        NativeMethods.StandardInformation standard;
        Check(NativeMethods.NtQueryInformationFile(_handle, &block, &basic, (uint)sizeof(NativeMethods.BasicInformation), NativeMethods.FileBasicInformation),
            "looked at");
        Check(NativeMethods.NtQueryInformationFile(_handle, &block, &standard, (uint)sizeof(NativeMethods.StandardInformation),
            NativeMethods.FileStandardInformation), "looked at");
        return new FileFacts((FileAttributes)basic.FileAttributes, standard.EndOfFile, standard.NumberOfLinks);
    }

    public IReadOnlyList<string> List(int maximum = int.MaxValue)
    {
        const int BufferLength = 64 * 1024;
        var names = new List<string>();
        var buffer = new long[BufferLength / sizeof(long)];
        fixed (long* start = buffer)
        {
            for (byte restart = 1; ; restart = 0)
            {
                NativeMethods.IoStatusBlock block;
                var status = NativeMethods.NtQueryDirectoryFile(
                    _handle, 0, 0, 0, &block, start, BufferLength, NativeMethods.FileNamesInformation, 0, null, restart);
                if (status is NativeMethods.StatusNoMoreFiles or NativeMethods.StatusNoSuchFile)
                {
                    return names;
                }

                Check(status, "listed");

                // FILE_NAMES_INFORMATION: offset of the next, index, length in bytes, name.
                for (var entry = (byte*)start; ; entry += *(uint*)entry)
                {
                    var name = new string((char*)(entry + 12), 0, (int)(*(uint*)(entry + 8) / sizeof(char)));
                    if (name is not ("." or ".."))
                    {
                        if (names.Count == maximum)
                        {
                            return names;
                        }

                        names.Add(name);
                    }

                    if (*(uint*)entry == 0)
                    {
                        break;
                    }
                }
            }
        }
    }

    public byte[] Read(int length)
    {
        var bytes = new byte[length];
        var done = 0;
        fixed (byte* start = bytes)
        {
            while (done < length)
            {
                if (!NativeMethods.ReadFile(_handle, start + done, (uint)(length - done), out var read, 0))
                {
                    throw Failed("read", (uint)Marshal.GetLastPInvokeError());
                }

                if (read == 0)
                {
                    return bytes[..done];
                }

                done += (int)read;
            }
        }

        return bytes;
    }

    public void Write(ReadOnlySpan<byte> content)
    {
        fixed (byte* start = content)
        {
            var done = 0;
            while (done < content.Length)
            {
                if (!NativeMethods.WriteFile(_handle, start + done, (uint)(content.Length - done), out var written, 0))
                {
                    throw Failed("written", (uint)Marshal.GetLastPInvokeError());
                }

                done += (int)written;
            }
        }

        if (!NativeMethods.FlushFileBuffers(_handle))
        {
            throw Failed("written to the disk", (uint)Marshal.GetLastPInvokeError());
        }
    }

    public string GetOwner() => AccessList.Parse(GetSecurity(NativeMethods.Owner)).Owner;

    public AccessList GetAccess() => AccessList.Parse(GetSecurity(NativeMethods.Owner | NativeMethods.Access));

    public byte[] GetSecurity() => GetSecurity(NativeMethods.OwnerGroupAndAccess);

    public void SetSecurity(byte[] descriptor, bool withOwner)
    {
        // Without the second bit Windows forgets that the entries were handed down.
        var changed = (byte[])descriptor.Clone();
        var control = BitConverter.ToUInt16(changed, 2);
        BitConverter.TryWriteBytes(changed.AsSpan(2), (ushort)((control & AccessAutoInherited) != 0 ? control | AccessAutoInheritRequired : control));
        fixed (byte* start = changed)
        {
            SetSecurity(start, withOwner ? NativeMethods.OwnerGroupAndAccess : NativeMethods.Access);
        }
    }

    public void SetAccess(string sddl)
    {
        if (!NativeMethods.ConvertStringSecurityDescriptor(sddl, 1, out var descriptor, 0))
        {
            throw Failed("secured", (uint)Marshal.GetLastPInvokeError());
        }

        try
        {
            SetSecurity((byte*)descriptor, NativeMethods.Access | NativeMethods.ProtectedAccess);
        }
        finally
        {
            _ = NativeMethods.LocalFree(descriptor);
        }
    }

    public void SetAttributes(FileAttributes attributes)
    {
        NativeMethods.IoStatusBlock block;
        var basic = new NativeMethods.BasicInformation { FileAttributes = (uint)(attributes == 0 ? FileAttributes.Normal : attributes) };
        Check(NativeMethods.NtSetInformationFile(_handle, &block, &basic, (uint)sizeof(NativeMethods.BasicInformation), NativeMethods.FileBasicInformation),
            "given its attributes");
    }

    public void Rename(IFileObject folder, string name, bool replace)
    {
        // FILE_RENAME_INFORMATION: flags at 0, folder at 8, length in bytes at 16, name at 20.
        var bytes = new byte[20 + ((name.Length + 1) * sizeof(char))];
        BitConverter.TryWriteBytes(bytes.AsSpan(8), (long)((WindowsFileObject)folder)._handle.DangerousGetHandle());
        BitConverter.TryWriteBytes(bytes.AsSpan(16), name.Length * sizeof(char));
        MemoryMarshal.AsBytes(name.AsSpan()).CopyTo(bytes.AsSpan(20));
        fixed (byte* start = bytes)
        {
            NativeMethods.IoStatusBlock block;
            *(uint*)start = RenamePosix | (replace ? RenameReplace | RenameIgnoreReadOnly : 0);
            var status = NativeMethods.NtSetInformationFile(_handle, &block, start, (uint)bytes.Length, NativeMethods.FileRenameInformationEx);
            if (IsUnknown(status))
            {
                // Not NTFS, or Wine. A read-only target has to be made writable before.
                *(uint*)start = replace ? RenameReplace : 0;
                if (replace)
                {
                    MakeWritable(folder, name);
                }

                status = NativeMethods.NtSetInformationFile(_handle, &block, start, (uint)bytes.Length, NativeMethods.FileRenameInformation);
            }

            Check(status, "renamed");
        }
    }

    public void Delete()
    {
        NativeMethods.IoStatusBlock block;
        var flags = DispositionDelete | DispositionPosix | DispositionIgnoreReadOnly;
        var status = NativeMethods.NtSetInformationFile(_handle, &block, &flags, sizeof(uint), NativeMethods.FileDispositionInformationEx);
        if (IsUnknown(status))
        {
            byte delete = 1;
            status = NativeMethods.NtSetInformationFile(_handle, &block, &delete, sizeof(byte), NativeMethods.FileDispositionInformation);
            if (status == NativeMethods.StatusCannotDelete)
            {
                SetAttributes(Query().Attributes & ~(FileAttributes.ReadOnly | FileAttributes.Directory | FileAttributes.ReparsePoint));
                status = NativeMethods.NtSetInformationFile(_handle, &block, &delete, sizeof(byte), NativeMethods.FileDispositionInformation);
            }
        }

        Check(status, "deleted");
    }

    public void Dispose() => _handle.Dispose();

    private static bool IsUnknown(uint status) => status is NativeMethods.StatusInvalidInfoClass or NativeMethods.StatusNotImplemented
        or NativeMethods.StatusInvalidParameter or NativeMethods.StatusNotSupported or NativeMethods.StatusInvalidDeviceRequest;

    private static void MakeWritable(IFileObject folder, string name)
    {
        if (folder.Open(name, new FileOpening(FileRights.WriteAttributes) { IsFolder = false, Share = FileShare.ReadWrite | FileShare.Delete },
            out var target) != Win32FileError.Success)
        {
            return;
        }

        using (target)
        {
            var attributes = target!.Query().Attributes;
            if ((attributes & FileAttributes.ReadOnly) != 0)
            {
                target.SetAttributes(attributes & ~FileAttributes.ReadOnly);
            }
        }
    }

    private byte[] GetSecurity(uint information)
    {
        var descriptor = new byte[256];
        while (true)
        {
            fixed (byte* start = descriptor)
            {
                if (NativeMethods.GetKernelObjectSecurity(_handle, information, start, (uint)descriptor.Length, out var needed))
                {
                    return descriptor;
                }

                var error = (uint)Marshal.GetLastPInvokeError();
                if (error != InsufficientBuffer || needed <= descriptor.Length)
                {
                    throw Failed("asked for its owner and access list", error);
                }

                descriptor = new byte[needed];
            }
        }
    }

    private void SetSecurity(byte* descriptor, uint information)
    {
        if (!NativeMethods.SetKernelObjectSecurity(_handle, information, descriptor))
        {
            throw Failed("given its owner and access list", (uint)Marshal.GetLastPInvokeError());
        }
    }

    private void Check(uint status, string operation)
    {
        if (status != 0)
        {
            throw Failed(operation, NativeMethods.RtlNtStatusToDosError(status));
        }
    }

    private SystemFileException Failed(string operation, uint error) => new(Path, operation, error);
}
