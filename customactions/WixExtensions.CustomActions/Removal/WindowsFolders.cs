namespace WixExtensions.CustomActions.Removal;

/// <summary>The file system.</summary>
internal sealed class WindowsFolders : IFolders
{
    public FolderKind Look(string path)
    {
        var folder = new DirectoryInfo(path);
        return !folder.Exists ? FolderKind.Missing : folder.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FolderKind.Link : FolderKind.Folder;
    }

    public IReadOnlyList<string> List(string path)
    {
        var names = Directory.GetDirectories(path);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Path.GetFileName(names[i]);
        }

        return names;
    }
}
