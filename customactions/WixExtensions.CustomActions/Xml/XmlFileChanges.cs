using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Files;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>Changes XML files as the data of an action in the script says, and puts them back. How a file was when the action was scheduled is the data of the rollback.</summary>
internal sealed class XmlFileChanges(IXmlDocuments documents, IInstalledFiles files, IPause pause, InstallationAuthority authority)
{
    private const string FileKey = "File";
    private const string XPathKey = "XPath";
    private const string ChangesKey = "Changes";

    /// <summary>How often a file that another program has open is tried to be saved.</summary>
    internal const int Attempts = 30;

    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>ERROR_SHARING_VIOLATION as HRESULT.</summary>
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>Schedules an action with its rollback.</summary>
    /// <param name="session">The session of an immediate action.</param>
    /// <param name="action">The action's identifier, without the architecture.</param>
    /// <param name="rollbackAction">The rollback's.</param>
    /// <param name="changes">The changes of each file, in their order.</param>
    public void Schedule(Session session, string action, string rollbackAction, IReadOnlyList<(string File, bool UsesXPath, List<XmlChange> Changes)> changes)
    {
        var data = new CustomActionData();
        var before = new FileSnapshots(files);
        foreach (var (file, usesXPath, list) in changes)
        {
            var items = new CustomActionData();
            foreach (var change in list)
            {
                items.AddItem(change.ToItem());
            }

            if (items.Count > 0)
            {
                before.Take(file);
                var item = new CustomActionData { { FileKey, file }, { ChangesKey, items.ToString() } };
                item.AddNumber(XPathKey, usesXPath ? 1 : 0);
                data.AddItem(item);
            }
        }

        if (data.Count > 0)
        {
            session.DoAction(ActionName.Of(rollbackAction), before.Data);
            session.DoAction(ActionName.Of(action), data);
        }
    }

    public ActionResult Execute(Session session)
    {
        if (authority.MayChange(session))
        {
            foreach (var item in session.CustomActionData.GetItems())
            {
                var changes = new List<XmlChange>();
                foreach (var change in new CustomActionData(item[ChangesKey]).GetItems())
                {
                    changes.Add(XmlChange.FromItem(change));
                }

                Change(session, item[FileKey], item.GetNumber(XPathKey) != 0, changes);
            }
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        if (authority.MayChange(session))
        {
            FileSnapshots.Restore(session, files, deletesNew: false);
        }

        return ActionResult.Success;
    }

    private static void Apply(Session session, string file, IXmlDocument document, XmlChange change)
    {
        var nodes = document.Select(change.Path);
        if (nodes.Count == 0)
        {
            if (change.Adds)
            {
                throw new ActionFailedException($"The XML file {file} has no node {change.Path}, so it could not be changed.");
            }

            return;
        }

        var node = nodes[0];
        switch (change.Operation)
        {
            case XmlOperation.SetAllValues:
                foreach (var each in nodes)
                {
                    SetValue(each, change);
                }

                break;
            case XmlOperation.SetValue:
                SetValue(node, change);
                break;
            case XmlOperation.DeleteValue when change.Name.Length > 0:
                node.RemoveAttribute(change.Name);
                break;
            case XmlOperation.DeleteValue:
                node.SetText(string.Empty);
                break;
            case XmlOperation.CreateElement or XmlOperation.AppendDocument when change.VerifyPath.Length > 0 && node.Select(change.VerifyPath).Count > 0:
                session.Log($"{file} has {change.VerifyPath} in {change.Path} already.");
                break;
            case XmlOperation.CreateElement:
                Create(node, change);
                break;
            case XmlOperation.AppendDocument:
                node.AppendDocument(change.Value);
                break;
            case XmlOperation.DeleteChildren:
                foreach (var child in node.Select(change.Name))
                {
                    child.Remove();
                }

                break;
            case XmlOperation.DeleteVerified when change.VerifyPath.Length == 0:
                session.Log($"Warning: nothing is taken out of {change.Path} in {file}: the XmlConfig has no VerifyPath, which says what.");
                break;
            case XmlOperation.DeleteVerified:
                if (node.Select(change.VerifyPath) is [var verified, ..])
                {
                    verified.Remove();
                }

                break;
        }
    }

    private static void SetValue(IXmlNode node, XmlChange change)
    {
        if (change.Name.Length > 0)
        {
            node.SetAttribute(change.Name, change.Value);
        }
        else
        {
            node.SetText(change.Value);
        }
    }

    private static void Create(IXmlNode node, XmlChange change)
    {
        var created = node.CreateChild(change.Name);
        if (change.Value.Length > 0)
        {
            created.SetText(change.Value);
        }

        foreach (var (name, value) in change.Attributes)
        {
            created.SetAttribute(name, value);
        }
    }

    private void Change(Session session, string file, bool usesXPath, List<XmlChange> changes)
    {
        using var held = files.Hold(file);
        using var document = documents.Load(file, usesXPath, out var reason);
        if (document is null)
        {
            // What is to be taken away is gone with the file.
            if (changes.Exists(change => change.Adds))
            {
                throw new ActionFailedException($"The XML file {file} could not be opened: {reason} Check that it exists and is well formed.");
            }

            session.Log($"{file} could not be opened, so nothing is taken out of it: {reason}");
            return;
        }

        foreach (var change in changes)
        {
            Apply(session, file, document, change);
        }

        var time = changes.Exists(change => change.KeepsTime) ? files.GetTime(file) : null;
        Save(file, document);
        if (time is { } before)
        {
            files.SetTime(file, before);
        }

        session.Log($"Changed the XML file {file}.");
    }

    private void Save(string file, IXmlDocument document)
    {
        for (var attempt = 1; ; attempt++)
        {
            var error = document.Save();
            if (error >= 0)
            {
                return;
            }

            if (error != SharingViolation || attempt == Attempts)
            {
                throw new ActionFailedException(FormattableString.Invariant($"The XML file {file} could not be saved: error 0x{error:X8}. Check that it is not in use and not read-only."));
            }

            pause.Wait(Interval);
        }
    }
}
