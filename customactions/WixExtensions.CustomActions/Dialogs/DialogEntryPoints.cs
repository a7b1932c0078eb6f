using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Dialogs;

/// <summary>The actions of the dialogs of <c>WixToolset.UI.wixext</c>, under the names that the extension's CustomAction rows have.</summary>
internal static class DialogEntryPoints
{
    [CustomAction]
    public static ActionResult ValidatePath(Session session) => new PathValidation(new WindowsDrives()).Execute(session);
}
