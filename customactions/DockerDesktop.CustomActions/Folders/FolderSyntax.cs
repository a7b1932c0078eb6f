using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>The one way to write a folder on a drive of this computer: <c>D:\Folder\Folder</c>. Whatever Windows would read as another folder than it looks is refused.</summary>
internal static class FolderSyntax
{
    private const int LongestPath = 240;

    private static readonly string[] DeviceNames = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Reads the path of a folder.</summary>
    /// <param name="property">The property that names it.</param>
    /// <param name="value">The path.</param>
    /// <returns>The path without a backslash at its end, the drive in upper case.</returns>
    public static PropertyValue Read(string property, string value) =>
        WhatIsWrong(value) is { } wrong
            ? PropertyValue.Wrong($"{property}={value} is not allowed: {wrong}. Give the full path of a folder on a local drive, as in D:\\Docker, or leave {property} out.")
            : PropertyValue.Right(char.ToUpperInvariant(value[0]) + value.TrimEnd('\\')[1..]);

    /// <summary>Takes doubled backslashes of a local path, which an earlier version recorded, for single ones, as Windows does.</summary>
    public static string Collapse(string path)
    {
        while (path.LastIndexOf(@"\\", StringComparison.Ordinal) > 0)
        {
            path = path.Replace(@"\\", @"\", StringComparison.Ordinal);
        }

        return path;
    }

    private static string? WhatIsWrong(string path)
    {
        if (path.StartsWith(@"\\?\", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal) || path.StartsWith(@"\??\", StringComparison.Ordinal))
        {
            return "it is the path of a device";
        }

        if (path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal))
        {
            return "it is on a network";
        }

        if (path.Length < 3 || !char.IsAsciiLetter(path[0]) || path[1] != ':' || path[2] != '\\')
        {
            return @"it does not begin with a drive and a backslash, as in C:\";
        }

        if (path.Length > LongestPath)
        {
            return $"it has {path.Length} characters, more than the {LongestPath} that leave room for the files in it";
        }

        var names = path[3..].Split('\\');
        if (names.Length > 0 && names[^1].Length == 0)
        {
            names = names[..^1];
        }

        if (names.Length == 0)
        {
            return "it is a whole drive";
        }

        foreach (var name in names)
        {
            if (WhatIsWrongWithName(name) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static string? WhatIsWrongWithName(string name)
    {
        if (name is "." or "..")
        {
            return $"\"{name}\" in it leads to another folder";
        }

        if (name.Contains(':', StringComparison.Ordinal))
        {
            return "a colon names an alternate stream of a file";
        }

        if (LocalPath.FindFault(name) is { } fault)
        {
            return $"it {fault}";
        }

        if (FolderNesting.IsShortForm(name))
        {
            return $"\"{name}\" is the short form of a longer name; write that out";
        }

        var stem = name.Split('.')[0].TrimEnd();
        return DeviceNames.Contains(stem, StringComparer.OrdinalIgnoreCase) || IsNumberedDevice(stem)
            ? $"\"{name}\" is the name of a device"
            : null;
    }

    /// <summary>COM1 to COM9 and LPT1 to LPT9; Windows takes superscript digits for digits here.</summary>
    private static bool IsNumberedDevice(string stem) =>
        stem.Length == 4
        && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
        && (char.IsAsciiDigit(stem[3]) || stem[3] is '\u00B9' or '\u00B2' or '\u00B3');
}
