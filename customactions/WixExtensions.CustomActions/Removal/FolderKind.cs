namespace WixExtensions.CustomActions.Removal;

/// <summary>What lies at the path of a folder.</summary>
internal enum FolderKind
{
    /// <summary>Nothing, or no folder.</summary>
    Missing,

    Folder,

    /// <summary>A junction or another reparse point, which may lead anywhere.</summary>
    Link,
}
