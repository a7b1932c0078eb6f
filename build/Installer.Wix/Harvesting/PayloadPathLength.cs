namespace Installer.Wix.Harvesting;

/// <summary>
/// How long the folder may be that a payload is installed to (SDK, Maximum Path Length Limitation; CreateDirectory). MAX_PATH is 260 characters with the NUL at the end, so a file's path has
/// 259 at most; a folder's has 247, which leaves room for a name of 8.3 and its backslash. Windows Installer has no longer ones (error 1320), whatever the system allows. Characters are
/// UTF-16 units.
/// </summary>
/// <param name="FolderLength">The most characters that the folder may have, without a backslash at its end.</param>
/// <param name="Path">The path below the folder that decides: a file's, or a folder's.</param>
/// <param name="IsFolder">Whether that is a folder.</param>
internal sealed record PayloadPathLength(int FolderLength, string Path, bool IsFolder)
{
    /// <summary>The longest path of a file.</summary>
    public const int LongestFile = 259;

    /// <summary>The longest path of a folder.</summary>
    public const int LongestFolder = 247;

    /// <summary>How long the path that decides becomes in a folder of a length.</summary>
    /// <param name="folderLength">The folder's length, without a backslash at its end.</param>
    public int LengthIn(int folderLength) => folderLength + 1 + Path.Length;

    /// <summary>Finds the path that leaves the least room.</summary>
    /// <param name="files">The payload.</param>
    /// <param name="names">The names of other files in the same folder.</param>
    /// <returns>The limit; null where there is no file.</returns>
    public static PayloadPathLength? Of(IEnumerable<PayloadFile> files, IEnumerable<string> names)
    {
        PayloadPathLength? limit = null;
        foreach (var name in names)
        {
            Consider(name, isFolder: false);
        }

        foreach (var file in files)
        {
            Consider(file.Folder.Length == 0 ? file.Name : $"{file.Folder}\\{file.Name}", isFolder: false);
            if (file.Folder.Length > 0)
            {
                Consider(file.Folder, isFolder: true);
            }
        }

        return limit;

        void Consider(string path, bool isFolder)
        {
            var length = (isFolder ? LongestFolder : LongestFile) - 1 - path.Length;
            if (limit is null || length < limit.FolderLength)
            {
                limit = new PayloadPathLength(length, path, isFolder);
            }
        }
    }
}
