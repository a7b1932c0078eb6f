using System.Runtime.Versioning;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Files;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>The actions of <c>util:XmlFile</c> and <c>util:XmlConfig</c>.</summary>
[SupportedOSPlatform("windows")]
internal static class XmlEntryPoints
{
    [CustomAction]
    public static ActionResult SchedXmlFile(Session session)
    {
        Changes().Schedule(session, XmlFileRows.ExecuteAction, XmlFileRows.RollbackAction, XmlFileRows.Read(session));
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult ExecXmlFile(Session session) => Changes().Execute(session);

    [CustomAction]
    public static ActionResult ExecXmlFileRollback(Session session) => Changes().Rollback(session);

    [CustomAction]
    public static ActionResult SchedXmlConfig(Session session)
    {
        Changes().Schedule(session, XmlConfigRows.ExecuteAction, XmlConfigRows.RollbackAction, XmlConfigRows.Read(session));
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult ExecXmlConfig(Session session) => Changes().Execute(session);

    [CustomAction]
    public static ActionResult ExecXmlConfigRollback(Session session) => Changes().Rollback(session);

    private static XmlFileChanges Changes() => new(new MicrosoftXmlDocuments(), new WindowsInstalledFiles(), new ThreadPause(), InstallationAuthority.OfThisComputer());
}
