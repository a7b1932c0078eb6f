using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Removal;

/// <summary>The actions of <c>util:RemoveFolderEx</c> and <c>util:RemoveRegistryKey</c>.</summary>
internal static class RemovalEntryPoints
{
    [CustomAction]
    public static ActionResult WixRemoveFoldersEx(Session session) => new RemoveFolders(new WindowsFolders()).Execute(session);

    [CustomAction]
    public static ActionResult WixRemoveRegistryKeysEx(Session session) => RemoveRegistryKeys.Execute(session);
}
