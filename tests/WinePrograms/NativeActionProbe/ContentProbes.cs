using System.Security.AccessControl;
using System.Security.Principal;
using WixToolset.Dtf.WindowsInstaller;

namespace NativeActionProbe;

/// <summary>The files that the DLL brings with it, and what a deferred action may read.</summary>
internal static class ContentProbes
{
    [CustomAction]
    public static ActionResult TryContent(Session session)
    {
        var content = session.GetContent(typeof(ContentProbes).Assembly);
        session.Try("content names", () => string.Join('+', content.Names.Order(StringComparer.Ordinal)));
        session.Try("content", () => $"{File.ReadAllText(content.GetPath("a.txt"))}/{File.ReadAllText(content.GetPath(@"sub\b.txt"))}");
        session.Try("content folder", () =>
        {
            var security = new DirectoryInfo(content.Folder).GetAccessControl();
            var caller = WindowsIdentity.GetCurrent().User!;
            return string.Join(' ', security.GetAccessRules(true, true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
                .Select(rule => $"{(rule.IdentityReference.Equals(caller) ? "caller" : rule.IdentityReference.Value)}{(rule.IsInherited ? " inherited" : string.Empty)}").Distinct());
        });
        session.Try("content in the current folder", () => File.ReadAllText("a.txt"));
        session["ContentFolder"] = content.Folder;
        session["CurrentFolder"] = Environment.CurrentDirectory;
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult TryContentAfterwards(Session session)
    {
        session.Try("content afterwards", () => $"{session["ContentFolder"].Length > 0} {Directory.Exists(session["ContentFolder"])} {Directory.Exists(session["CurrentFolder"])}");
        session.DoAction("TryDeferred", new CustomActionData { { "A", "1;2" }, { "Empty", "" }, { "None", null } });
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult TryDeferred(Session session)
    {
        var data = session.CustomActionData;
        session.Try("deferred data", () => $"{data["A"]} {data["Empty"] == ""} {data["None"] is null} {data.Count}");
        session.Try("deferred product code", () => session["ProductCode"].Length);
#pragma warning disable WICA008 // That it is refused is what is tried.
        session.Try("deferred property", () => session["ProductName"]);
        session.Try("deferred database", () => session.Database);
        session.Try("deferred features", () => session.Features);
        session.Try("deferred target path", () => session.GetTargetPath("Folder"));
        session.Try("deferred set property", () => session["A"] = "b");
        session.Try("deferred action", () =>
        {
            session.DoAction("TryContent");
            return true;
        });
#pragma warning restore WICA008
        return ActionResult.Success;
    }
}
