namespace Installer.Wix.Tables;

/// <summary>The folders that Windows Installer sets by itself (Windows Installer SDK, "System Folder Properties"), with the name under which each
/// appears in the Directory table.</summary>
internal static class StandardDirectory
{
    /// <summary>The root of every directory tree.</summary>
    public const string TargetDir = "TARGETDIR";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [TargetDir] = "SourceDir",
        ["AdminToolsFolder"] = "Admin",
        ["AppDataFolder"] = "AppData",
        ["CommonAppDataFolder"] = "CommApp",
        ["CommonFilesFolder"] = "CFiles",
        ["CommonFiles64Folder"] = "CFiles64",
        ["CommonFiles6432Folder"] = ".",
        ["DesktopFolder"] = "Desktop",
        ["FavoritesFolder"] = "Favs",
        ["FontsFolder"] = "Fonts",
        ["LocalAppDataFolder"] = "LocalApp",
        ["MyPicturesFolder"] = "Pictures",
        ["NetHoodFolder"] = "NetHood",
        ["PersonalFolder"] = "Personal",
        ["PerUserProgramFilesFolder"] = "Programs",
        ["PrintHoodFolder"] = "Printers",
        ["ProgramFilesFolder"] = "PFiles",
        ["ProgramFiles64Folder"] = "PFiles64",
        ["ProgramFiles6432Folder"] = ".",
        ["ProgramMenuFolder"] = "PMenu",
        ["RecentFolder"] = "Recent",
        ["SendToFolder"] = "SendTo",
        ["StartMenuFolder"] = "StrtMenu",
        ["StartupFolder"] = "StartUp",
        ["SystemFolder"] = "System",
        ["System16Folder"] = "System16",
        ["System64Folder"] = "System64",
        ["System6432Folder"] = ".",
        ["TempFolder"] = "Temp",
        ["TemplateFolder"] = "Template",
        ["WindowsFolder"] = "Windows",
    };

    /// <summary>Whether an identifier is one of them.</summary>
    public static bool Contains(string id) => Names.ContainsKey(id);

    /// <summary>All identifiers.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Names.Keys];

    /// <summary>The name in the Directory table.</summary>
    public static string NameOf(string id) => Names[id];

    /// <summary>The parent in the Directory table, <c>null</c> for the root.</summary>
    /// <param name="id">A standard directory.</param>
    /// <param name="platform">The package's architecture, which decides where the 6432 folders are.</param>
    public static string? ParentOf(string id, Platform platform) => id switch
    {
        TargetDir => null,
        "PerUserProgramFilesFolder" => "LocalAppDataFolder",
        _ when IsPlatformDependent(id) => Map(id, platform),
        _ => TargetDir,
    };

    /// <summary>Whether the folder is a different one on 32-bit and 64-bit packages.</summary>
    public static bool IsPlatformDependent(string id) => id is "ProgramFiles6432Folder" or "CommonFiles6432Folder" or "System6432Folder";

    /// <summary>The real folder behind a 6432 folder; any other is returned as it is.</summary>
    public static string Map(string id, Platform platform) => (id, platform) switch
    {
        ("ProgramFiles6432Folder", Platform.X86) => "ProgramFilesFolder",
        ("ProgramFiles6432Folder", _) => "ProgramFiles64Folder",
        ("CommonFiles6432Folder", Platform.X86) => "CommonFilesFolder",
        ("CommonFiles6432Folder", _) => "CommonFiles64Folder",
        ("System6432Folder", Platform.X86) => "SystemFolder",
        ("System6432Folder", _) => "System64Folder",
        _ => id,
    };
}
