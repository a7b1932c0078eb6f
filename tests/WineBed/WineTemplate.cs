using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WineBed;

/// <summary>
/// The prefix that every test's own is copied from; made once for a version of Wine and of the bed, which takes some seconds, and kept under <c>artifacts/wine</c>.
/// Windows' own programs and DLLs, 700 MB, are hard links in the copies; everything else is copied.
/// </summary>
internal sealed partial class WineTemplate
{
    /// <summary>Part of the template's name: to be raised when anything below changes what a template contains.</summary>
    private const int BedVersion = 2;

    /// <summary>Windows 10 22H2. Wine says 18362, which the product is to refuse.</summary>
    private const string WindowsBuild = "19045";
    private const string LinkListName = "links";

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(3);
    private static readonly string[] s_linkedExtensions = [".dll", ".exe", ".drv", ".sys", ".ocx", ".cpl", ".acm", ".ax", ".com", ".tlb", ".msstyles", ".nls", ".ttf", ".fon", ".mo", ".scr"];

    private readonly string _folder;
    private readonly List<string> _linked;

    private WineTemplate(string folder, List<string> linked)
    {
        _folder = folder;
        _linked = linked;
    }

    /// <summary><c>artifacts/wine</c> of this checkout, or a folder of the system's temporary one when the tests run elsewhere.</summary>
    public static string RootFolder { get; } = FindRootFolder();

    /// <summary>The template, made if it is not there. Processes that want it at the same time wait for one another.</summary>
    public static async Task<WineTemplate> GetAsync()
    {
        WineInstallation wine = WineInstallation.Instance;
        string name = $"template-{BedVersion}-{NotInFileName().Replace(wine.Version, "-").Trim('-')}";
        string folder = Path.Combine(RootFolder, name);
        Directory.CreateDirectory(RootFolder);
        using IDisposable fileLock = await HostFile.LockAsync(folder + ".lock", s_timeLimit);
        if (!Directory.Exists(folder))
        {
            string unfinished = folder + ".unfinished";
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            await MakeAsync(wine, unfinished);
            Directory.Move(unfinished, folder);
        }

        return new WineTemplate(folder, CheckLinks(folder));
    }

    /// <summary>Makes <c>prefix</c> in the given folder.</summary>
    public void CopyTo(string folder) => Copy(Path.Combine(_folder, "prefix"), Path.Combine(folder, "prefix"));

    /// <summary>Copies a prefix that was made from this template, and in which nothing runs.</summary>
    public void Copy(string source, string target)
    {
        HashSet<string> linked = [.. _linked];
        Directory.CreateDirectory(target);
        foreach (FileSystemInfo entry in Enumerate(new DirectoryInfo(source)))
        {
            string relative = Path.GetRelativePath(source, entry.FullName);
            string destination = Path.Combine(target, relative);
            if (entry.LinkTarget is string linkTarget)
            {
                File.CreateSymbolicLink(destination, linkTarget);
            }
            else if (entry is DirectoryInfo)
            {
                Directory.CreateDirectory(destination);
            }
            else if (linked.Contains(relative) && HostFile.Inode(entry.FullName) == HostFile.Inode(Path.Combine(_folder, "prefix", relative)))
            {
                HostFile.HardLink(entry.FullName, destination);
            }
            else
            {
                File.Copy(entry.FullName, destination);
            }
        }
    }

    private static async Task MakeAsync(WineInstallation wine, string folder)
    {
        Directory.CreateDirectory(folder);
        WinePrefixOptions options = new();
        WineEnvironment environment = new(folder, options);
        // Without mscoree and mshtml Wine does not offer to download Mono and Gecko. Only here: .NET's own programs load mscoree.
        Dictionary<string, string> noDownloads = new() { ["WINEDLLOVERRIDES"] = "mscoree,mshtml=;winemenubuilder.exe=" };
        if (await environment.RunAsync(s_timeLimit, noDownloads, wine.Loader, "wineboot", "--init") != 0)
        {
            throw new WineException($"A Wine prefix could not be made. Wine's messages are in {environment.Log}.");
        }

        string settings = Path.Combine(folder, "settings.reg");
        await File.WriteAllTextAsync(settings, TemplateSettings.Text(WindowsBuild), Encoding.Unicode);
        await environment.RunAsync(s_timeLimit, null, wine.Loader, "winecfg", "-v", "win10");
        await environment.RunAsync(s_timeLimit, null, wine.Loader, "regedit", "/S", WindowsPath.FromHost(settings));
        await environment.RunAsync(s_timeLimit, null, wine.Server, "--kill");
        await environment.RunAsync(s_timeLimit, null, wine.Server, "--wait");
        File.Delete(settings);

        string registry = await File.ReadAllTextAsync(Path.Combine(environment.Prefix, "system.reg"));
        if (!registry.Contains($"\"CurrentBuildNumber\"=\"{WindowsBuild}\"", StringComparison.Ordinal))
        {
            throw new WineException($"Wine did not take over the settings of the test bed: CurrentBuildNumber is not {WindowsBuild}. Wine's messages are in {environment.Log}.");
        }

        ReplaceLinksToHome(Path.Combine(environment.Prefix, "drive_c", "users"));
        // Windows Installer's cache of packages, see TemplateSettings.
        Directory.CreateDirectory(Path.Combine(environment.Prefix, "drive_c", "windows", "Installer"));
        // Serial ports of the host.
        foreach (string port in Directory.EnumerateFileSystemEntries(Path.Combine(environment.Prefix, "dosdevices"), "com*"))
        {
            File.Delete(port);
        }

        Directory.Delete(Path.Combine(folder, "home"), recursive: true);
        await WriteLinksAsync(folder, environment.Prefix);
    }

    /// <summary>Wine makes Desktop, Documents and others links into the user's real home; here they are folders.</summary>
    private static void ReplaceLinksToHome(string users)
    {
        foreach (FileSystemInfo entry in Enumerate(new DirectoryInfo(users)).Where(entry => entry.LinkTarget is not null).ToList())
        {
            entry.Delete();
            Directory.CreateDirectory(entry.FullName);
        }
    }

    private static async Task WriteLinksAsync(string folder, string prefix)
    {
        DirectoryInfo windows = new(Path.Combine(prefix, "drive_c", "windows"));
        IEnumerable<string> lines = Enumerate(windows).OfType<FileInfo>()
            .Where(file => file.LinkTarget is null && s_linkedExtensions.Contains(file.Extension.ToLowerInvariant()))
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks} {Path.GetRelativePath(prefix, file.FullName)}"));
        await File.WriteAllLinesAsync(Path.Combine(folder, LinkListName), lines);
    }

    /// <summary>A program that writes into one of Windows' files in place would change it in every prefix. It must not go unseen.</summary>
    private static List<string> CheckLinks(string folder)
    {
        List<string> result = [];
        foreach (string line in File.ReadLines(Path.Combine(folder, LinkListName)))
        {
            string[] parts = line.Split(' ', 3);
            FileInfo file = new(Path.Combine(folder, "prefix", parts[2]));
            if (!file.Exists || file.Length != long.Parse(parts[0], CultureInfo.InvariantCulture) || file.LastWriteTimeUtc.Ticks != long.Parse(parts[1], CultureInfo.InvariantCulture))
            {
                throw new WineException($"{file.FullName} was changed by a test: prefixes share Windows' own files. Find the test that writes to it, then delete {folder}.");
            }

            result.Add(parts[2]);
        }

        return result;
    }

    private static IEnumerable<FileSystemInfo> Enumerate(DirectoryInfo folder)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            yield return entry;
            if (entry is DirectoryInfo { LinkTarget: null } subfolder)
            {
                foreach (FileSystemInfo below in Enumerate(subfolder))
                {
                    yield return below;
                }
            }
        }
    }

    private static string FindRootFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == "artifacts")
            {
                return Path.Combine(folder.FullName, "wine");
            }
        }

        return Path.Combine(Path.GetTempPath(), "winebed-" + Environment.UserName);
    }

    [GeneratedRegex("[^A-Za-z0-9.]+")]
    private static partial Regex NotInFileName();
}
