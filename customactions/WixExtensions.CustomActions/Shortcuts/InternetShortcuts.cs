using System.Globalization;
using System.Text;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Files;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Shortcuts;

/// <summary>
/// Makes the shortcuts of <c>Wix4InternetShortcut</c>. Their folders are made and removed by Windows Installer, by rows for the time of the installation, and the files are removed by rows that the package has.
/// A file that was there before comes back with the rollback.
/// </summary>
internal sealed class InternetShortcuts(IInstalledFiles files, IShortcutWriter writer, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture. They have their places in the sequence, so their data is set and nothing scheduled.</summary>
    public const string CreateAction = "Wix4CreateInternetShortcuts";

    public const string RollbackAction = "Wix4RollbackInternetShortcuts";

    private const string Table = "Wix4InternetShortcut";

    private const string Query = "SELECT `Component_`, `Directory_`, `Name`, `Target`, `Attributes`, `IconFile`, `IconIndex` FROM `Wix4InternetShortcut`";

    private const string FolderTable = "CreateFolder";

    private const string FolderQuery = "SELECT `Directory_`, `Component_` FROM `CreateFolder`";

    private const string PathKey = "Path";
    private const string TargetKey = "Target";
    private const string AttributesKey = "Attributes";
    private const string IconFileKey = "IconFile";
    private const string IconIndexKey = "IconIndex";

    /// <summary>A <c>.url</c> file, and not a <c>.lnk</c>.</summary>
    private const int IsUrl = 1;

    public ActionResult Schedule(Session session)
    {
        var data = new CustomActionData();
        var before = new FileSnapshots(files);
        PackageRows.Visit(session, Table, Query, row =>
        {
            var change = ComponentChanges.Of(session, row.GetString(1));
            if (change == ComponentChange.None)
            {
                return;
            }

            AddFolder(session, row.GetString(2), row.GetString(1));
            if (change.IsInstalled())
            {
                var path = session.GetTargetPath(row.GetString(2)) + row.GetString(3);
                before.Take(path);
                data.AddItem(ToItem(session, row, path));
            }
        });
        if (data.Count > 0)
        {
            session[ActionName.Of(RollbackAction)] = before.Data.ToString();
            session[ActionName.Of(CreateAction)] = data.ToString();
        }

        return ActionResult.Success;
    }

    public ActionResult Create(Session session)
    {
        var items = session.CustomActionData.GetItems();
        if (items.Count == 0 || !authority.MayChange(session, isRemoval: false))
        {
            return ActionResult.Success;
        }

        foreach (var item in items)
        {
            Create(session, item);
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        if (session.CustomActionData.Count > 0 && authority.MayChange(session))
        {
            FileSnapshots.Restore(session, files, deletesNew: true);
        }

        return ActionResult.Success;
    }

    private static CustomActionData ToItem(Session session, Record row, string path)
    {
        var item = new CustomActionData { { PathKey, path }, { TargetKey, session.Format(row.GetString(4)) } };
        item.AddNumber(AttributesKey, row.GetInteger(5));
        item.AddText(IconFileKey, session.Format(row.GetString(6)) is { Length: > 0 } icon ? icon : null);
        item.AddNumber(IconIndexKey, row.GetInteger(7));
        return item;
    }

    private static void AddFolder(Session session, string directory, string component)
    {
        if (!session.Database.Tables.Contains(FolderTable))
        {
            return;
        }

        try
        {
            PackageRows.AddTemporary(session, FolderQuery, directory, component);
        }
        catch (InstallerException)
        {
            session.Log($"The folder {directory} is made anyway.");
        }
    }

    /// <summary>The text of a <c>.url</c> file. Its readers know no encoding, so what is not ASCII in the address is written as browsers send it.</summary>
    private static byte[] ToUrlFile(string target, string? iconFile, int iconIndex)
    {
        var text = new StringBuilder("[InternetShortcut]\r\nURL=");
        foreach (var value in Encoding.UTF8.GetBytes(target))
        {
            _ = value is > 0x20 and < 0x7F ? text.Append((char)value) : text.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        text.Append("\r\n");
        if (iconFile is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"IconIndex={iconIndex}\r\nIconFile={iconFile}\r\n");
        }

        var content = text.ToString();

        // Windows reads such a file in the system's code page unless it is UTF-16 with its mark.
        return Ascii.IsValid(content) ? Encoding.ASCII.GetBytes(content) : [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(content)];
    }

    private void Create(Session session, CustomActionData item)
    {
        var (path, target, icon, index) = (item[PathKey], item[TargetKey], item.GetText(IconFileKey), item.GetNumber(IconIndexKey));
        if (target.AsSpan().IndexOfAny('\r', '\n') >= 0 || icon?.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            throw new ActionFailedException($"The target or the icon of the shortcut {path} has more than one line. The package is damaged, or a property that the shortcut refers to is wrong.");
        }

        if ((item.GetNumber(AttributesKey) & IsUrl) != 0)
        {
            files.Write(path, ToUrlFile(target, icon, index));
        }
        else
        {
            using (files.Hold(path))
            {
                var error = writer.WriteLink(path, target, icon, index);
                if (error < 0)
                {
                    throw new ActionFailedException($"The shortcut {path} could not be made: {Win32Error.Describe(unchecked((uint)error))}.");
                }
            }
        }

        session.Log($"Made the shortcut {path} to {target}.");
    }
}
