using System.Reflection;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// The files that a DLL of custom actions brings with it: its <c>CustomActionContent</c> items. They lie in the DLL as resources; <see cref="Folder"/> unpacks them into a new folder that only the
/// caller and the system may write, and that is deleted when the action has ended.
/// </summary>
public sealed class CustomActionContent : IDisposable
{
    private const string ResourcePrefix = "CustomActionContent/";

    private readonly Assembly _assembly;
    private readonly Func<string> _createFolder;
    private string? _folder;
    private bool _isDisposed;

    internal CustomActionContent(Assembly assembly, Func<string> createFolder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        (_assembly, _createFolder) = (assembly, createFolder);
    }

    /// <summary>The folder with the files, which are unpacked when it is asked for first.</summary>
    public string Folder
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _folder ??= Unpack();
        }
    }

    /// <summary>The paths of the files below <see cref="Folder"/>, with slashes.</summary>
    public IReadOnlyList<string> Names => ReadNames();

    /// <summary>Opens a file without unpacking anything.</summary>
    /// <param name="name">Its path, as in <see cref="Names"/>.</param>
    /// <returns>Its content, which the caller disposes.</returns>
    /// <exception cref="FileNotFoundException">The DLL has no such file.</exception>
    public Stream Open(string name)
    {
        TextArgument.ThrowIfMissing(name);
        return _assembly.GetManifestResourceStream(ResourcePrefix + name.Replace('\\', '/'))
            ?? throw new FileNotFoundException($"The DLL has no content file \"{name}\". Its project names the file in a CustomActionContent item.", name);
    }

    /// <summary>The path of a file that was unpacked.</summary>
    /// <param name="name">Its path, as in <see cref="Names"/>.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="FileNotFoundException">The DLL has no such file.</exception>
    public string GetPath(string name)
    {
        TextArgument.ThrowIfMissing(name);
        var path = Path.Combine(Folder, name.Replace('\\', '/').Replace('/', Path.DirectorySeparatorChar));
        return ReadNames().Contains(name.Replace('\\', '/')) ? path : throw new FileNotFoundException($"The DLL has no content file \"{name}\". Its project names the file in a CustomActionContent item.", name);
    }

    /// <summary>Deletes the folder. What is in use stays, without an error.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (_folder is null)
        {
            return;
        }

        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }

        _folder = null;
    }

    private List<string> ReadNames()
    {
        var names = new List<string>();
        foreach (var resource in _assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            {
                names.Add(resource[ResourcePrefix.Length..]);
            }
        }

        return names;
    }

    private string Unpack()
    {
        var folder = _createFolder();
        try
        {
            foreach (var name in ReadNames())
            {
                var path = Path.GetFullPath(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)));
                if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"The content file \"{name}\" would lie outside of its folder. Give the item a Link without \"..\".");
                }

                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var content = Open(name);
                using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                content.CopyTo(file);
            }
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }

        return folder;
    }
}
