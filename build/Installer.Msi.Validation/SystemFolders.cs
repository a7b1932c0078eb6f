using System.Collections.Frozen;

namespace Installer.Msi.Validation;

/// <summary>The directories whose place Windows says (Windows Installer SDK, "System Folder Properties").</summary>
internal static class SystemFolders
{
    /// <summary>In the profile of a user, unless the package is installed for all users.</summary>
    public static readonly FrozenSet<string> Profile = FrozenSet.ToFrozenSet(
    [
        "AdminToolsFolder", "AppDataFolder", "DesktopFolder", "FavoritesFolder", "LocalAppDataFolder", "MyPicturesFolder", "NetHoodFolder", "PersonalFolder", "PrintHoodFolder",
        "ProgramMenuFolder", "RecentFolder", "SendToFolder", "StartMenuFolder", "StartupFolder", "TemplateFolder",
    ]);

    /// <summary>In the profile of a user even if the package is installed for all users (ICE91).</summary>
    public static readonly FrozenSet<string> AlwaysPerUser = FrozenSet.ToFrozenSet(
    [
        "AppDataFolder", "FavoritesFolder", "LocalAppDataFolder", "MyPicturesFolder", "NetHoodFolder", "PersonalFolder", "PrintHoodFolder", "RecentFolder", "SendToFolder",
    ]);

    /// <summary>For 32-bit programs.</summary>
    public static readonly FrozenSet<string> For32Bit = FrozenSet.ToFrozenSet(["CommonFilesFolder", "ProgramFilesFolder", "SystemFolder"]);

    /// <summary>For 64-bit programs.</summary>
    public static readonly FrozenSet<string> For64Bit = FrozenSet.ToFrozenSet(["CommonFiles64Folder", "ProgramFiles64Folder", "System64Folder"]);

    /// <summary>Not writable for a user (ICE105).</summary>
    public static readonly FrozenSet<string> PerMachine = FrozenSet.ToFrozenSet(
    [
        "AdminToolsFolder", "CommonAppDataFolder", "FontsFolder", "System16Folder", "System64Folder", "SystemFolder", "TempFolder", "WindowsFolder", "WindowsVolume",
    ]);

    /// <summary>All of them.</summary>
    public static readonly FrozenSet<string> All = Profile.Concat(For32Bit).Concat(For64Bit).Concat(PerMachine).ToFrozenSet();
}
