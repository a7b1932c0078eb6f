using System.Text;
using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Files;

/// <summary>Writes the text of a binary, with the properties in it filled in, to an installed file, as the rows of <c>Wix4FormatFile</c> say. The file keeps its time.</summary>
internal sealed class FormatFiles(IInstalledFiles files, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string ExecuteAction = "Wix4ExecFormatFiles";

    public const string RollbackAction = "Wix4RollbackFormatFiles";

    private const string Table = "Wix4FormatFile";

    private const string Query = "SELECT `Wix4FormatFile`.`Binary_`, `Wix4FormatFile`.`File_`, `File`.`Component_` FROM `Wix4FormatFile`, `File` WHERE `Wix4FormatFile`.`File_` = `File`.`File`";

    private const string BinaryQuery = "SELECT `Data` FROM `Binary` WHERE `Name` = ?";

    private const string PathKey = "Path";
    private const string ContentKey = "Content";

    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public ActionResult Schedule(Session session)
    {
        var data = new CustomActionData();
        var before = new FileSnapshots(files);
        PackageRows.Visit(session, Table, Query, row =>
        {
            if (!ComponentChanges.Of(session, row.GetString(3)).IsInstalled())
            {
                return;
            }

            var path = session.Format($"[#{row.GetString(2)}]");
            before.Take(path);
            data.AddItem(new CustomActionData { { PathKey, path }, { ContentKey, Convert.ToBase64String(Fill(session, row.GetString(1), ReadBinary(session, row.GetString(1)))) } });
        });
        if (data.Count > 0)
        {
            session.DoAction(ActionName.Of(RollbackAction), before.Data);
            session.DoAction(ActionName.Of(ExecuteAction), data);
        }

        return ActionResult.Success;
    }

    /// <summary>The action in the script and its rollback, which have one function in WiX.</summary>
    public ActionResult Execute(Session session)
    {
        if (session.GetMode(InstallRunMode.Rollback))
        {
            if (authority.MayChange(session))
            {
                FileSnapshots.Restore(session, files, deletesNew: false);
            }

            return ActionResult.Success;
        }

        if (authority.MayChange(session, isRemoval: false))
        {
            foreach (var item in session.CustomActionData.GetItems())
            {
                var path = item[PathKey];
                var time = files.GetTime(path) ?? throw new ActionFailedException($"{path} is not there, so no properties can be filled in.");
                files.Write(path, Convert.FromBase64String(item[ContentKey]));
                files.SetTime(path, time);
                session.Log($"Filled in the properties of {path}.");
            }
        }

        return ActionResult.Success;
    }

    private static byte[] ReadBinary(Session session, string key)
    {
        using var content = new MemoryStream();
        var isThere = PackageRows.TryVisit(session, BinaryQuery, key, row =>
        {
            using var stream = row.GetStream(1);
            stream?.CopyTo(content);
        });
        return isThere ? content.ToArray() : throw new ActionFailedException($"The package has no Binary '{key}', which a FormatFile names. It is damaged.");
    }

    /// <summary>In the encoding that the text is in: UTF-16 or UTF-8, with or without their mark. Another is refused: which code page it is in, the package does not say.</summary>
    private static byte[] Fill(Session session, string key, byte[] content)
    {
        if (content is [0xFF, 0xFE, ..])
        {
            return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(session.Format(Encoding.Unicode.GetString(content, 2, content.Length - 2)))];
        }

        var mark = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        string text;
        try
        {
            text = s_utf8.GetString(content, mark, content.Length - mark);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ActionFailedException($"The Binary '{key}' of a FormatFile is neither UTF-8 nor UTF-16 with its mark. Save it as one of them.", exception);
        }

        return [.. content.AsSpan(0, mark), .. s_utf8.GetBytes(session.Format(text))];
    }
}
