using System.Collections.Concurrent;

using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>The list of everything that a build read, one path a line, folders with a slash at their end. An incremental build compares against it.</summary>
internal sealed class TrackingFile
{
    private readonly ConcurrentDictionary<string, bool> paths = new(StringComparer.Ordinal);

    /// <summary>Notes a file or folder.</summary>
    public void Add(string path) => paths.TryAdd(Path.GetFullPath(path), true);

    /// <summary>Writes the list.</summary>
    public void Write(string file, Messaging messaging)
    {
        try
        {
            File.WriteAllLines(file, paths.Keys.Order(StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(PortableErrors.OutputFailed(file, exception.Message));
        }
    }
}
