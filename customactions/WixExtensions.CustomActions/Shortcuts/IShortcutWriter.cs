namespace WixExtensions.CustomActions.Shortcuts;

/// <summary>Writes shortcuts to addresses.</summary>
internal interface IShortcutWriter
{
    /// <summary>A <c>.lnk</c> file, by the shell's IShellLink.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="target">What it opens.</param>
    /// <param name="iconFile">The file with its icon; null for that of the target.</param>
    /// <param name="iconIndex">The icon's number in it.</param>
    /// <returns>0 or an HRESULT.</returns>
    int WriteLink(string path, string target, string? iconFile, int iconIndex);
}
