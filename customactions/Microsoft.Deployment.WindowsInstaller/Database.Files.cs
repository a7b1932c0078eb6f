using System.Buffers;
using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>Text archive files: a table each, an <c>.idt</c>.</content>
public partial class Database
{
    private const string SummaryInformationTable = "_SummaryInformation";
    private const string CodePageTable = "_ForceCodepage";
    private const string StreamsFolder = "_Streams";
    private const string TableFileExtension = ".idt";

    private static readonly SearchValues<char> s_notInFileNames = SearchValues.Create("\\/:*?\"<>|");

    /// <summary>The code page of the database's texts; 0 for none in particular.</summary>
    public int CodePage
    {
        get
        {
            var file = Path.GetTempFileName();
            try
            {
                // Two empty lines, then the number and the name of the table.
                Export(CodePageTable, file);
                var lines = File.ReadAllLines(file);
                return lines.Length > 2 && int.TryParse(lines[2].Split('\t')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var codePage)
                    ? codePage
                    : throw new InstallerException($"The code page of {this} could not be read.");
            }
            finally
            {
                File.Delete(file);
            }
        }

        set
        {
            var file = Path.GetTempFileName();
            try
            {
                File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"\r\n\r\n{value}\t{CodePageTable}\r\n"));
                Import(file);
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Writes a table to a text archive file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="exportFilePath">The path of the file.</param>
    /// <exception cref="FileNotFoundException">The file cannot be there.</exception>
    public void Export(string table, string exportFilePath)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (folder, file) = Split(exportFilePath);
        ThrowIfFileFailed(Api.DatabaseExport(OpenHandle, table, folder, file), $"MsiDatabaseExport({table}, {exportFilePath})", exportFilePath);
    }

    /// <summary>Reads a table from a text archive file; a table of that name is replaced.</summary>
    /// <param name="importFilePath">The path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public void Import(string importFilePath)
    {
        var (folder, file) = Split(importFilePath);
        ThrowIfFileFailed(Api.DatabaseImport(OpenHandle, folder, file), $"MsiDatabaseImport({importFilePath})", importFilePath);
    }

    /// <summary>Writes every table, the summary information and every stream that is not part of a table to a folder.</summary>
    /// <param name="directoryPath">The folder, which is made when it is not there.</param>
    /// <exception cref="InstallerException">A name in the database would lead out of the folder.</exception>
    public void ExportAll(string directoryPath)
    {
        TextArgument.ThrowIfMissing(directoryPath);
        Directory.CreateDirectory(directoryPath);
        Export(SummaryInformationTable, Path.Combine(directoryPath, SummaryInformationTable + TableFileExtension));
        foreach (var table in ExecuteStringQuery("SELECT `Name` FROM `_Tables`"))
        {
            Export(table, Path.Combine(directoryPath, CheckFileName(table) + TableFileExtension));
        }

        var streams = Directory.CreateDirectory(Path.Combine(directoryPath, StreamsFolder)).FullName;
        using var view = OpenView("SELECT `Name`, `Data` FROM `_Streams`");
        view.Execute();
        foreach (var row in view)
        {
            using (row)
            {
                var name = row.GetString(1);
                if (!name.EndsWith("SummaryInformation", StringComparison.Ordinal) && !IsPartOfTable(directoryPath, name))
                {
                    row.GetStream(2, Path.Combine(streams, CheckFileName(name)));
                }
            }
        }
    }

    /// <summary>Reads what <see cref="ExportAll"/> wrote.</summary>
    /// <param name="directoryPath">The folder.</param>
    public void ImportAll(string directoryPath)
    {
        TextArgument.ThrowIfMissing(directoryPath);
        var summary = Path.Combine(directoryPath, SummaryInformationTable + TableFileExtension);
        if (File.Exists(summary))
        {
            Import(summary);
        }

        foreach (var file in Directory.GetFiles(directoryPath, "*" + TableFileExtension))
        {
            if (!Path.GetFileName(file).Equals(Path.GetFileName(summary), StringComparison.OrdinalIgnoreCase))
            {
                Import(file);
            }
        }

        var streams = Path.Combine(directoryPath, StreamsFolder);
        if (!Directory.Exists(streams))
        {
            return;
        }

        using var view = OpenView("SELECT `Name`, `Data` FROM `_Streams`");
        view.Execute();
        foreach (var file in Directory.GetFiles(streams))
        {
            using var row = CreateRecord(2);
            row.SetString(1, Path.GetFileName(file));
            row.SetStream(2, file);
            view.Insert(row);
        }
    }

    /// <summary>A stream of a table is exported with the table, as <c>Table\Key.ibd</c>.</summary>
    private static bool IsPartOfTable(string folder, string stream)
    {
        var dot = stream.IndexOf('.', StringComparison.Ordinal);
        return dot >= 0 && File.Exists(Path.Combine(folder, CheckFileName(stream[..dot]), CheckFileName(stream[(dot + 1)..]) + ".ibd"));
    }

    /// <summary>Names come from the database, which anybody may have made; they must not lead to another folder.</summary>
    private static string CheckFileName(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAny(s_notInFileNames) && name.Trim(' ', '.').Length > 0
            ? name
            : throw new InstallerException($"\"{name}\" is a name in the database that cannot be that of a file. Export the tables one by one.");

    private static (string Folder, string File) Split(string path)
    {
        TextArgument.ThrowIfMissing(path);
        var full = OperatingSystem.IsWindows() ? Path.GetFullPath(path) : path;
        var end = full.LastIndexOfAny(['\\', '/']);
        return end switch
        {
            < 0 => (".", full),
            // The root of a drive keeps its backslash.
            _ when end == 0 || full[end - 1] == ':' => (full[..(end + 1)], full[(end + 1)..]),
            _ => (full[..end], full[(end + 1)..]),
        };
    }

    private void ThrowIfFileFailed(uint result, string call, string path)
    {
        if (result == WindowsError.BadPathName)
        {
            throw new FileNotFoundException($"{call} failed with error {result}: there is no such file, or it cannot be made.", path);
        }

        InstallerException.ThrowIfFailed(Api, result, call);
    }
}
