namespace Installer.Artifacts.Packages;

/// <summary>The folders of a package by the rows of its table Directory.</summary>
/// <param name="rows">The rows.</param>
internal sealed class InstalledFolders(IEnumerable<PackageRow> rows)
{
    private const string Root = "TARGETDIR";

    private readonly Dictionary<string, (string Parent, string DefaultName)> folders =
        rows.ToDictionary(row => row.Text("Directory"), row => (row.Text("Directory_Parent"), row.Text("DefaultDir")), StringComparer.Ordinal);

    /// <summary>Where a file is installed.</summary>
    /// <param name="folder">The key of its folder.</param>
    /// <param name="fileName">Its long name.</param>
    /// <returns>The path, with slashes, from the standard folder that it starts at.</returns>
    public string PathOf(string folder, string fileName)
    {
        var path = fileName;
        while (folders.TryGetValue(folder, out var found))
        {
            // The folders of Windows, which are below the root or have no parent, go by their keys.
            if (found.Parent is "" or Root)
            {
                return $"{folder}/{path}";
            }

            // TARGET:SOURCE, each of them SHORT|LONG; a period is the parent itself.
            var name = found.DefaultName.Split(':')[0].Split('|')[^1];
            path = name == "." ? path : $"{name}/{path}";
            folder = found.Parent;
        }

        return path;
    }
}
