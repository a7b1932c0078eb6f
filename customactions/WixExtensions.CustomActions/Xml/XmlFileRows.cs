using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>The rows of <c>Wix4XmlFile</c>: changes that an installation makes and, unless they are permanent, an uninstall takes back in reverse order.</summary>
internal static class XmlFileRows
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string ExecuteAction = "Wix4ExecXmlFile";

    public const string RollbackAction = "Wix4ExecXmlFileRollback";

    private const string Table = "Wix4XmlFile";

    private const string Query = "SELECT `File`, `ElementPath`, `Name`, `Value`, `Flags`, `Component_` FROM `Wix4XmlFile` ORDER BY `File`, `Sequence`";

    private const int IsCreateElement = 0x1;
    private const int IsDeleteValue = 0x2;
    private const int IsForAll = 0x4;
    private const int UsesXPath = 0x100;
    private const int KeepsTime = 0x1000;
    private const int IsPermanent = 0x10000;

    /// <summary>The changes of each file; the same file comes again where the language of its paths changes.</summary>
    public static List<(string File, bool UsesXPath, List<XmlChange> Changes)> Read(Session session)
    {
        var files = new List<(string File, bool UsesXPath, List<XmlChange> Changes)>();
        var removals = new List<List<XmlChange>>();
        PackageRows.Visit(session, Table, Query, row =>
        {
            var file = session.Format(row.GetString(1));
            var flags = row.GetInteger(5);
            var usesXPath = (flags & UsesXPath) != 0;
            if (files.Count == 0 || files[^1].File != file || files[^1].UsesXPath != usesXPath)
            {
                files.Add((file, usesXPath, []));
                removals.Add([]);
            }

            var change = new XmlChange(Operation(flags), session.Format(row.GetString(2)), string.Empty, session.Format(row.GetString(3)), session.Format(row.GetString(4)), (flags & KeepsTime) != 0);
            switch (ComponentChanges.Of(session, row.GetString(6)))
            {
                case ComponentChange.Install or ComponentChange.Reinstall:
                    files[^1].Changes.Add(change);
                    break;
                case ComponentChange.Uninstall when (flags & IsPermanent) == 0:
                    removals[^1].Insert(0, change with { Operation = change.Operation == XmlOperation.CreateElement ? XmlOperation.DeleteChildren : XmlOperation.DeleteValue });
                    break;
            }
        });
        for (var i = 0; i < files.Count; i++)
        {
            files[i].Changes.AddRange(removals[i]);
        }

        return files;
    }

    private static XmlOperation Operation(int flags) => (flags & IsCreateElement) != 0 ? XmlOperation.CreateElement
        : (flags & IsDeleteValue) != 0 ? XmlOperation.DeleteValue
        : (flags & IsForAll) != 0 ? XmlOperation.SetAllValues
        : XmlOperation.SetValue;
}
