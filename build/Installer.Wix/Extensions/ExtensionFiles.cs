using Installer.Wix.Reading;

namespace Installer.Wix.Extensions;

/// <summary>The files of an extension, which are resources of the compiler: <c>WixToolset.UI.wixext/WelcomeDlg.wxs</c>.</summary>
/// <param name="folder">The extension's name: the folder in which messages show them.</param>
internal sealed class ExtensionFiles(string folder) : ISourceFiles
{
    /// <summary>The paths of all its files.</summary>
    public IEnumerable<string> Paths { get; } = [.. typeof(ExtensionFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))];

    /// <summary>The path of a file.</summary>
    public string PathOf(string name) => $"{folder}/{name}";

    /// <inheritdoc />
    public bool Exists(string path) => typeof(ExtensionFiles).Assembly.GetManifestResourceInfo(Normalize(path)) is not null;

    /// <inheritdoc />
    public bool IsRegular(string path) => true;

    /// <inheritdoc />
    public Stream Open(string path) => typeof(ExtensionFiles).Assembly.GetManifestResourceStream(Normalize(path)) ?? throw new FileNotFoundException(null, path);

    /// <summary>The content of a file.</summary>
    public byte[] Read(string path)
    {
        using var stream = Open(path);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>Paths are put together with the separator of this system.</summary>
    private static string Normalize(string path) => path.Replace('\\', '/');
}
