using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Dialogs;

/// <summary>
/// Says whether the folder that a user chose lies on a drive that stays with this computer. The property WIXUI_INSTALLDIR names the property with the folder; WIXUI_INSTALLDIR_VALID becomes 1 or 0, and
/// the dialogs go on or say what is wrong.
/// </summary>
internal sealed class PathValidation(IDrives drives)
{
    private const string FolderProperty = "WIXUI_INSTALLDIR";
    private const string ResultProperty = "WIXUI_INSTALLDIR_VALID";

    public ActionResult Execute(Session session)
    {
        var property = session[FolderProperty];
        var isValid = property.Length > 0 && IsOnFixedDrive(session[property]);
        session[ResultProperty] = isValid ? "1" : "0";
        return ActionResult.Success;
    }

    // Shares, device paths and relative paths do not begin with a drive.
    private bool IsOnFixedDrive(string path) => path is [var letter, ':', '\\', ..] && char.IsAsciiLetter(letter) && drives.IsFixed(path[..3]);
}
