using System.Text;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>The move in progress, in a file that only SYSTEM and administrators read or write: four lines, each a name, '=' and a value.</summary>
internal sealed class DiskMoveJournal(IFileSystem files, HelperFolders folders)
{
    private const string FileName = "vhdx-move";
    private const int MaximumBytes = 4096;

    /// <summary>The file's full path.</summary>
    public string Path => $@"{folders.Service}\{FileName}";

    /// <summary>Reads what was written down.</summary>
    /// <returns>The move; null if none is in progress.</returns>
    /// <exception cref="FileRefusedException">The file is not trusted or cannot be understood.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public DiskMoveEntry? Read()
    {
        using TrustedFolder? folder = TrustedFolder.TryOpen(files, folders.Service);
        return folder?.ReadProtected(FileName, MaximumBytes) is { } content ? Parse(Encoding.UTF8.GetString(content)) : null;
    }

    /// <summary>Writes a move down; it is on the disk on return.</summary>
    public void Write(DiskMoveEntry entry)
    {
        using TrustedFolder folder = TrustedFolder.Create(files, folders.Service, SecurityDescriptors.PrivateFolder, FolderTrust.Own);
        string text = $"phase={entry.Phase}\nwhole-folder={entry.IsWholeFolder}\nsource={entry.Source}\ndestination={entry.Destination}\n";
        folder.Replace(FileName, Encoding.UTF8.GetBytes(text), SecurityDescriptors.PrivateFile);
    }

    /// <summary>Forgets the move.</summary>
    public void Delete()
    {
        using TrustedFolder? folder = TrustedFolder.TryOpen(files, folders.Service);
        folder?.Delete(FileName);
    }

    private DiskMoveEntry Parse(string text) =>
        text.Split('\n') is [var phase, var wholeFolder, var source, var destination, ""]
            && Value(phase, "phase=") is { } phaseName && Enum.TryParse(phaseName, out DiskMovePhase parsed) && Enum.IsDefined(parsed)
            && bool.TryParse(Value(wholeFolder, "whole-folder="), out bool isWholeFolder)
            && Value(source, "source=") is { } sourceFolder && Value(destination, "destination=") is { } destinationFolder
                ? new DiskMoveEntry(parsed, isWholeFolder, sourceFolder, destinationFolder)
                : throw new FileRefusedException(
                    $"{Path} is not what the helper writes. As an administrator, see that the virtual disk is whole, then delete that file.");

    private static string? Value(string line, string name) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..] : null;
}
