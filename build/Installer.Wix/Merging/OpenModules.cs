namespace Installer.Wix.Merging;

/// <summary>The merge modules of a build. They stay open, and their files unpacked, until the package is written.</summary>
internal sealed class OpenModules : IDisposable
{
    private readonly List<MergeModule> modules = [];
    private DirectoryInfo? folder;

    /// <summary>Opens a module.</summary>
    /// <exception cref="Msi.MsiException">The file is no merge module.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public MergeModule Open(string path)
    {
        var module = MergeModule.Open(path);
        modules.Add(module);
        return module;
    }

    /// <summary>Makes an empty folder for the files of a module.</summary>
    public string CreateFolder() => (folder ??= Directory.CreateTempSubdirectory("wixc-")).CreateSubdirectory($"{modules.Count}").FullName;

    /// <inheritdoc />
    public void Dispose()
    {
        modules.ForEach(module => module.Dispose());
        if (folder is { Exists: true })
        {
            folder.Delete(recursive: true);
        }
    }
}
