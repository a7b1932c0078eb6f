namespace WixExtensions.CustomActions.Removal;

/// <summary>Folders of this computer, looked at and not changed.</summary>
internal interface IFolders
{
    /// <summary>What lies at a path.</summary>
    FolderKind Look(string path);

    /// <summary>The names of the folders in a folder, links included.</summary>
    IReadOnlyList<string> List(string path);
}
