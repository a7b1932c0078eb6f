namespace WixExtensions.CustomActions.Platform;

/// <summary>The drives of this computer.</summary>
internal interface IDrives
{
    /// <summary>GetDriveTypeW: true for a drive that cannot be taken out and is not of another computer.</summary>
    /// <param name="root">The drive's root, such as <c>C:\</c>.</param>
    bool IsFixed(string root);
}
