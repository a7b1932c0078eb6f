using System.Globalization;
using System.Text;
using WineBed;

namespace Helper;

/// <summary>Memory of a process in a prefix, from the host's <c>/proc</c>.</summary>
internal sealed class HostMemory
{
    private readonly string _folder;

    private HostMemory(string folder) => _folder = folder;

    /// <summary>Finds the one process of the prefix that runs a program.</summary>
    /// <exception cref="WineException">There is none.</exception>
    public static HostMemory Find(WinePrefix windows, string program)
    {
        string variable = $"WINEPREFIX={Path.GetDirectoryName(windows.DriveC)}";
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                if (Read(folder, "cmdline").Any(argument => argument.EndsWith(program, StringComparison.OrdinalIgnoreCase)) && Read(folder, "environ").Contains(variable))
                {
                    return new HostMemory(folder);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another user's, or it has just ended.
            }
        }

        throw new WineException($"No process of the prefix runs {program}.");
    }

    /// <summary>Private memory in MB (1,000,000 bytes): pages that no other process has, changed ones alone and with the unchanged ones of files.</summary>
    public (double Changed, double All) ReadPrivate()
    {
        Dictionary<string, double> sizes = File.ReadLines(Path.Combine(_folder, "smaps_rollup"))
            .Select(line => line.Split((char[])[':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length == 3)
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture) * 1024 / 1_000_000);
        return (sizes["Private_Dirty"], sizes["Private_Dirty"] + sizes["Private_Clean"]);
    }

    private static string[] Read(string folder, string file) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, file))).Split('\0');
}
