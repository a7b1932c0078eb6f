using System.Formats.Tar;

namespace Installer.Wix.Files;

/// <summary>Tells files with content from pipes, devices and sockets, which a build would wait for without end or write into.</summary>
internal static class RegularFile
{
    /// <summary>Where a header of the ustar format says what kind of file it is for (POSIX.1-1988).</summary>
    private const int TypeOffset = 156;

    /// <summary>Whether a path that exists leads to a regular file. A link counts as what it leads to.</summary>
    /// <param name="path">The path of something that is no folder.</param>
    public static bool IsAt(string path)
    {
        // Only files without content can be something else, and only where there are such files.
        if (OperatingSystem.IsWindows() || new FileInfo(RealPath.Follow(path)) is not { Exists: true, Length: 0 } file)
        {
            return true;
        }

        // The archiver of the framework looks at the kind of a file without opening it, which would wait at a pipe; nothing else there does.
        using var header = new MemoryStream();
        try
        {
            using var archive = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true);
            archive.WriteEntry(file.FullName, "file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A socket is refused by the archiver; a file that cannot be read is reported where it is read.
            return exception is UnauthorizedAccessException;
        }

        return header.Length > TypeOffset && (TarEntryType)header.GetBuffer()[TypeOffset] == TarEntryType.RegularFile;
    }
}
