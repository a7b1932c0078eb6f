using Installer.Msi.Cabinets;
using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Artifacts.Tests;

/// <summary>A small package with the tables that a release looks at.</summary>
internal static class SamplePackage
{
    private const string UpgradeCode = "{E20AB69D-0F24-4901-A58C-F13DDFC6A313}";

    /// <summary>Writes it.</summary>
    /// <param name="path">The MSI to write.</param>
    /// <param name="files">The files to install below Program Files\Docker, by name.</param>
    /// <param name="binary">The value of the row <c>Action</c> of Binary.</param>
    /// <param name="version">The product's version.</param>
    /// <param name="isPerUser">True for a package without elevation.</param>
    public static void Write(string path, IReadOnlyDictionary<string, byte[]> files, byte[] binary, string version = "1.2.3", bool isPerUser = false)
    {
        var database = new MsiDatabase { Codepage = 1252 };
        database.Summary.Codepage = 1252;
        database.Summary.Template = "x64;1033";
        database.Summary.RevisionNumber = "{D68D6A0D-54F8-46B3-9F5A-2A5E2E1E0E35}";
        database.Summary.WordCount = isPerUser ? 10 : 2;
        Add(
            database,
            "Property",
            [Key("Property"), Text("Value")],
            ["ProductName", isPerUser ? "Sample for one user" : "Sample"],
            ["ProductVersion", version],
            ["ProductCode", isPerUser ? "{52D9B6C4-8D6E-4B0B-9F44-3F3C9A7B2F02}" : "{52D9B6C4-8D6E-4B0B-9F44-3F3C9A7B2F01}"],
            ["UpgradeCode", UpgradeCode],
            ["Manufacturer", "Maker"]);
        Add(
            database,
            "Directory",
            [Key("Directory"), Text("Directory_Parent"), Text("DefaultDir")],
            ["TARGETDIR", null, "SourceDir"],
            ["ProgramFiles64Folder", "TARGETDIR", "."],
            ["VENDOR", "ProgramFiles64Folder", "abcdefgh|Docker"],
            ["SAME", "VENDOR", ".:source"]);
        Add(database, "Component", [Key("Component"), Text("Directory_")], ["Main", "SAME"]);
        Add(database, "File", [Key("File"), Text("Component_"), Text("FileName")], [.. files.Keys.Select((name, index) => new object?[] { $"file{index}", "Main", $"SHORT{index}.EXE|{name}" })]);
        Add(database, "Media", [MsiColumn.Parse("DiskId", "i2", isPrimaryKey: true), Text("Cabinet")], [1, "#files.cab"]);
        Add(database, "Binary", [Key("Name"), MsiColumn.Parse("Data", "v0", isPrimaryKey: false)], ["Action", StreamSource.FromBytes(binary)]);

        using var cabinet = new MemoryStream();
        CabinetWriter.Write(cabinet, [.. files.Values.Select((content, index) => new CabinetEntry($"file{index}", StreamSource.FromBytes(content), new DateTime(1980, 1, 1), CabinetFileAttributes.None))], new CabinetOptions(), progress: null, CancellationToken.None);
        database.AddStream("files.cab", StreamSource.FromBytes(cabinet.ToArray()));
        using var output = File.Create(path);
        MsiDatabaseWriter.Write(database, output);
    }

    private static MsiColumn Key(string name) => MsiColumn.Parse(name, "s72", isPrimaryKey: true);

    private static MsiColumn Text(string name) => MsiColumn.Parse(name, "S255", isPrimaryKey: false);

    private static void Add(MsiDatabase database, string name, MsiColumn[] columns, params object?[][] rows)
    {
        var table = new MsiTable(name, columns);
        foreach (var row in rows)
        {
            table.AddRow(row);
        }

        database.AddTable(table);
    }
}
