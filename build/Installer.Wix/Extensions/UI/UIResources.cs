using Installer.Wix.Reading;

namespace Installer.Wix.Extensions.UI;

/// <summary>The files of the extension of dialogs, which are resources of the compiler: <c>WixToolset.UI.wixext/WelcomeDlg.wxs</c>.</summary>
internal sealed class UIResources : ISourceFiles
{
    /// <summary>The folder in which messages show them.</summary>
    public const string Folder = "WixToolset.UI.wixext";

    /// <summary>The path of a file.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}";

    /// <summary>The paths of all files with an extension such as <c>.wxs</c>.</summary>
    public static IEnumerable<string> Names(string extension) =>
        typeof(UIResources).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder + "/", StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal));

    /// <inheritdoc />
    public bool Exists(string path) => typeof(UIResources).Assembly.GetManifestResourceInfo(Normalize(path)) is not null;

    /// <inheritdoc />
    public Stream Open(string path) => typeof(UIResources).Assembly.GetManifestResourceStream(Normalize(path)) ?? throw new FileNotFoundException(null, path);

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
