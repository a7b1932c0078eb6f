using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace WixExtensions.CustomActions.Platform;

/// <summary>
/// A path that leads to what it names and not elsewhere, as long as this is not disposed: no folder on it is a junction or another link, and none can be renamed, deleted or made one. An elevated action that
/// changes what lies at a path holds it, because others may write in folders above.
/// </summary>
internal sealed class HeldPath : IDisposable
{
    private readonly List<IFileObject> _objects = [];

    private HeldPath()
    {
    }

    /// <summary>Whether there is anything at the path.</summary>
    public bool Exists { get; private set; }

    /// <summary>Opens all folders on a path.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">A full path on a drive or a share.</param>
    /// <exception cref="ActionFailedException">A link lies on the path, or a folder cannot be opened.</exception>
    public static HeldPath Open(IFileSystem files, string path)
    {
        var held = new HeldPath();
        try
        {
            held.OpenAll(files, path);
            return held;
        }
        catch (FileRefusedException exception)
        {
            held.Dispose();
            throw new ActionFailedException(exception.Message, exception);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var opened in _objects)
        {
            opened.Dispose();
        }

        _objects.Clear();
    }

    private void OpenAll(IFileSystem files, string path)
    {
        var parsed = LocalPath.Parse(path, takesShares: true);
        var error = files.OpenRoot(parsed.Root, out var current);
        for (var i = 0; error == Win32FileError.Success; i++)
        {
            _objects.Add(current!);
            if (i > 0 && current!.Query().IsReparsePoint)
            {
                throw new ActionFailedException($"{current.Path} is a junction or another link, so {path} lies elsewhere. It is left alone: name the place itself.");
            }

            if (i == parsed.Names.Count)
            {
                Exists = true;
                return;
            }

            // A folder that is open for reading and not shared for deletion keeps its name. The last part may be a file that the caller is to write.
            var isLast = i == parsed.Names.Count - 1;
            error = current!.Open(
                parsed.Names[i], new FileOpening(isLast ? FileRights.None : FileRights.Read) { IsFolder = isLast ? null : true, Share = isLast ? FileShare.ReadWrite | FileShare.Delete : FileShare.ReadWrite }, out current);
        }

        if (!Win32FileError.IsMissing(error))
        {
            throw new ActionFailedException($"{path} cannot be opened: {Win32Error.Describe(error)}.");
        }
    }
}
