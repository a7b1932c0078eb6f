using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>The rows of <c>Wix4XmlConfig</c>: changes that are made when a component is installed, or when it is removed.</summary>
internal static class XmlConfigRows
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string ExecuteAction = "Wix4ExecXmlConfig";

    public const string RollbackAction = "Wix4ExecXmlConfigRollback";

    private const string Table = "Wix4XmlConfig";

    private const string Query =
        "SELECT `XmlConfig`, `File`, `ElementId`, `ElementPath`, `VerifyPath`, `Name`, `Value`, `Flags`, `Component_` FROM `Wix4XmlConfig` ORDER BY `File`, `Sequence`";

    private const int IsElement = 0x1;
    private const int IsValue = 0x2;
    private const int IsDocument = 0x4;
    private const int IsCreate = 0x10;
    private const int IsDelete = 0x20;
    private const int OnInstall = 0x100;
    private const int OnUninstall = 0x200;
    private const int KeepsTime = 0x1000;

    /// <summary>The changes of each file.</summary>
    public static List<(string File, bool UsesXPath, List<XmlChange> Changes)> Read(Session session)
    {
        var files = new List<(string File, bool UsesXPath, List<XmlChange> Changes)>();
        var elements = new Dictionary<string, XmlChange?>(StringComparer.Ordinal);
        var attributes = new List<(string Element, string Name, string Value)>();
        PackageRows.Visit(session, Table, Query, row =>
        {
            var (id, elementId, flags) = (row.GetString(1), session.Format(row.GetString(3)), row.GetInteger(8));
            var (name, value) = (session.Format(row.GetString(6)), session.Format(row.GetString(7)));
            if (flags == 0 && elementId.Length > 0)
            {
                // It is an attribute of the element that another row makes, and may come before it.
                attributes.Add((elementId, name, value));
                return;
            }

            if (Operation(id, flags) is not { } operation)
            {
                return;
            }

            var change = new XmlChange(
                operation, elementId.Length > 0 ? elementId : session.Format(row.GetString(4)), session.Format(row.GetString(5)), name, value, (flags & KeepsTime) != 0);
            var isWanted = IsWanted(ComponentChanges.Of(session, row.GetString(9)), flags);
            if (operation == XmlOperation.CreateElement)
            {
                elements[id] = isWanted ? change : null;
            }

            if (isWanted)
            {
                var file = session.Format(row.GetString(2));
                if (files.Count == 0 || files[^1].File != file)
                {
                    files.Add((file, false, []));
                }

                files[^1].Changes.Add(change);
            }
        });
        foreach (var (element, name, value) in attributes)
        {
            if (!elements.TryGetValue(element, out var change))
            {
                throw new ActionFailedException($"The XmlConfig of the attribute '{name}' names the XmlConfig '{element}', which makes no element. Correct its ElementId.");
            }

            change?.Attributes.Add((name, value));
        }

        return files;
    }

    private static bool IsWanted(ComponentChange change, int flags) =>
        ((flags & OnInstall) != 0 && change.IsInstalled()) || ((flags & OnUninstall) != 0 && change == ComponentChange.Uninstall);

    private static XmlOperation? Operation(string id, int flags) => (flags & (IsCreate | IsDelete), flags & (IsElement | IsValue | IsDocument)) switch
    {
        (IsCreate, IsElement) => XmlOperation.CreateElement,
        (IsDelete, IsElement) => XmlOperation.DeleteVerified,
        (IsCreate, IsValue) => XmlOperation.SetValue,
        (IsDelete, IsValue) => XmlOperation.DeleteValue,
        (IsCreate, IsDocument) => XmlOperation.AppendDocument,
        (IsDelete, IsDocument) => throw new ActionFailedException($"The XmlConfig {id} deletes a document, which cannot be done. Delete an element, with a VerifyPath that says which."),
        _ => null,
    };
}
