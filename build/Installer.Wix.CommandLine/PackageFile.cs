using Installer.Msi;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Files;
using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>A package on disk, open for reading.</summary>
internal sealed class PackageFile : IDisposable
{
    private readonly FileStream stream;

    private PackageFile(string path, FileStream stream, MsiDatabase database)
    {
        Path = path;
        this.stream = stream;
        Database = database;
    }

    /// <summary>Its path as it was given.</summary>
    public string Path { get; }

    /// <summary>Its database.</summary>
    public MsiDatabase Database { get; }

    /// <summary>Opens a package; what is wrong with it is reported.</summary>
    /// <returns>The package, or <c>null</c> after an error.</returns>
    public static PackageFile? Open(string path, CommandContext context)
    {
        FileStream? stream = null;
        try
        {
            if (File.Exists(path) && !RegularFile.IsAt(path))
            {
                context.Messaging.Write(PortableErrors.NotAFile(null, path));
                return null;
            }

            stream = File.OpenRead(path);
            return new PackageFile(path, stream, MsiDatabaseReader.Read(stream));
        }
        catch (Exception exception) when (exception is MsiException or IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            context.Messaging.Write(CommandLineErrors.PackageUnreadable(path, exception.Message));
            return null;
        }
    }

    /// <summary>A cabinet in the folder of the package.</summary>
    /// <param name="name">The name in <c>Media.Cabinet</c>.</param>
    /// <returns>Its content, or <c>null</c> if there is no such file.</returns>
    public StreamSource? FindCabinet(string name)
    {
        var cabinet = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, System.IO.Path.GetFileName(name));
        return File.Exists(cabinet) ? StreamSource.FromFile(cabinet) : null;
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
