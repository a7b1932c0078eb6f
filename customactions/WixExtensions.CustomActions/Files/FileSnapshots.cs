using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Files;

/// <summary>How files were before an action in the script changes them: the data of its rollback.</summary>
internal sealed class FileSnapshots(IInstalledFiles files)
{
    private const string PathKey = "Path";
    private const string ContentKey = "Content";
    private const string TimeKey = "Time";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The data of the rollback.</summary>
    public CustomActionData Data { get; } = new();

    /// <summary>Remembers a file once. Of one that is not there it is remembered that it is not.</summary>
    public void Take(string path)
    {
        if (!_taken.Add(path))
        {
            return;
        }

        var item = new CustomActionData { { PathKey, path } };
        if (files.Read(path) is { } content)
        {
            item.Add(ContentKey, Convert.ToBase64String(content));
            item.AddText(TimeKey, files.GetTime(path)?.Ticks.ToString(CultureInfo.InvariantCulture));
        }

        Data.AddItem(item);
    }

    /// <summary>Puts all files back. One that cannot be is a warning, and the others are put back all the same.</summary>
    /// <param name="session">The running rollback action.</param>
    /// <param name="files">The files.</param>
    /// <param name="deletesNew">Whether a file that was not there is deleted; otherwise Windows Installer removes it, which installed it.</param>
    public static void Restore(Session session, IInstalledFiles files, bool deletesNew)
    {
        foreach (var item in session.CustomActionData.GetItems())
        {
            var path = item[PathKey];
            try
            {
                if (item.GetText(ContentKey) is { } content)
                {
                    files.Write(path, Convert.FromBase64String(content));
                    files.SetTime(path, new DateTime(long.Parse(item[TimeKey], CultureInfo.InvariantCulture), DateTimeKind.Utc));
                    session.Log($"{path} is as it was.");
                }
                else if (deletesNew)
                {
                    files.Delete(path);
                    session.Log($"{path} is deleted again.");
                }
            }
            catch (InstallerException exception)
            {
                session.Log($"Warning: {exception.Message}");
            }
        }
    }
}
