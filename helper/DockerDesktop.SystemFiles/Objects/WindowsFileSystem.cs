using System.Runtime.Versioning;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.SystemFiles.Objects;

/// <summary>The files of the running Windows.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsFileSystem : IFileSystem
{
    private const int LongestPath = 32768; // characters, with the zero at the end

    private string? _systemOwner;

    public string SystemOwner => _systemOwner ??= ReadSystemOwner();

    public uint OpenRoot(string root, out IFileObject? folder) =>
        WindowsFileObject.Open(
            0,
            root.StartsWith('\\') ? $@"\??\UNC\{root.AsSpan(2)}" : $@"\??\{root}",
            root,
            new FileOpening(root.StartsWith('\\') ? FileRights.Traverse : FileRights.Traverse | FileRights.ReadSecurity)
            {
                IsFolder = true,
                Share = FileShare.ReadWrite | FileShare.Delete,
            },
            out folder);

    public unsafe VolumeFacts QueryVolume(string root)
    {
        var fileSystem = stackalloc char[64];
        var isKnown = NativeMethods.GetVolumeInformation(root, null, 0, null, null, null, fileSystem, 64);
        return new VolumeFacts(NativeMethods.GetDriveType(root) == NativeMethods.FixedDrive, isKnown ? new string(fileSystem) : string.Empty);
    }

    public unsafe string? FindFinalPath(string path)
    {
        using var file = NativeMethods.CreateFile(
            path, (uint)FileRights.ReadAttributes, (uint)(FileShare.ReadWrite | FileShare.Delete), 0, NativeMethods.OpenExisting,
            NativeMethods.BackupSemantics, 0);
        if (file.IsInvalid)
        {
            return null;
        }

        var buffer = new char[LongestPath];
        fixed (char* start = buffer)
        {
            var length = NativeMethods.GetFinalPathNameByHandle(file, start, LongestPath, 0);
            return length is > 0 and < LongestPath ? LocalPath.FromFinalName(new string(start, 0, (int)length)) : null;
        }
    }

    public unsafe string FindAccountName(string sid)
    {
        if (!NativeMethods.ConvertStringSid(sid, out var binary))
        {
            return string.Empty;
        }

        const uint Length = 512;
        var name = stackalloc char[(int)Length];
        var domain = stackalloc char[(int)Length];
        var (nameLength, domainLength) = (Length, Length);
        var isKnown = NativeMethods.LookupAccountSid(null, binary, name, ref nameLength, domain, ref domainLength, out _);
        _ = NativeMethods.LocalFree(binary);
        return !isKnown ? string.Empty : domainLength == 0 ? new string(name) : $@"{new string(domain)}\{new string(name)}";
    }

    public void Wait(TimeSpan time) => Thread.Sleep(time);

    private unsafe string ReadSystemOwner()
    {
        var buffer = stackalloc char[260];
        var path = LocalPath.Parse(new string(buffer, 0, (int)NativeMethods.GetSystemWindowsDirectory(buffer, 260)));
        var error = OpenRoot(path.Root, out var folder);
        for (var i = 0; i < path.Names.Count && error == Win32FileError.Success; i++)
        {
            using var above = folder;
            error = above!.Open(path.Names[i],
                new FileOpening(FileRights.Traverse | FileRights.ReadSecurity) { IsFolder = true, Share = FileShare.ReadWrite | FileShare.Delete }, out folder);
        }

        using (folder)
        {
            // Nobody, when it cannot be told: then SYSTEM, Administrators and TrustedInstaller are trusted and no others.
            return error == Win32FileError.Success && !folder!.Query().IsReparsePoint ? folder.GetOwner() : string.Empty;
        }
    }
}
