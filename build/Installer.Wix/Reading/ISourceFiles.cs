namespace Installer.Wix.Reading;

/// <summary>Where source files and the files that they include come from.</summary>
internal interface ISourceFiles
{
    /// <summary>Whether there is a file.</summary>
    bool Exists(string path);

    /// <summary>Whether a path that exists leads to a file with content, and not to a pipe, a device or a socket, at which a build would wait without end.</summary>
    bool IsRegular(string path);

    /// <summary>Opens a file for reading. The caller disposes the stream.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    Stream Open(string path);
}
