using System.Globalization;

using Installer.Msi.Cabinets;
using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>An installable package: one feature, one component a file, the files in an embedded cabinet.</summary>
internal static class SmallPackage
{
    public const string CabinetName = "payload.cab";

    public static MsiDatabase Create(IReadOnlyList<(string Name, StreamSource Content)> files, CabinetOptions options)
    {
        var database = new MsiDatabase { Codepage = 1252 };
        database.Summary.Codepage = 1252;
        database.Summary.Title = "Installation Database";
        database.Summary.Template = "x64;1033";
        database.Summary.RevisionNumber = "{5C1D8B0A-67C4-4F63-9C55-1F4B4C2A7E10}";
        database.Summary.PageCount = 500;
        database.Summary.WordCount = 2;
        database.Summary.CreateTime = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        AddTable(database, "Property", ["Property s72 key", "Value l0"],
            ["ProductCode", "{8F4C1B53-0B5E-4E0D-9B1B-6D3A6F0E2C11}"],
            ["ProductName", "Small Package ä"],
            ["ProductVersion", "1.2.3"],
            ["ProductLanguage", "1033"],
            ["Manufacturer", "Example"],
            ["UpgradeCode", "{0A5C9B11-52B5-4F7A-8D55-5F9B9C2D7E21}"],
            ["ALLUSERS", "1"]);
        AddTable(database, "Directory", ["Directory s72 key", "Directory_Parent S72", "DefaultDir l255"],
            ["TARGETDIR", null, "SourceDir"],
            ["ProgramFiles64Folder", "TARGETDIR", "PFiles64"],
            ["INSTALLFOLDER", "ProgramFiles64Folder", "Small|SmallPackage"]);
        AddTable(database, "Feature",
            ["Feature s38 key", "Feature_Parent S38", "Title L64", "Description L255", "Display I2", "Level i2", "Directory_ S72", "Attributes i2"],
            ["Main", null, "Main", null, 1, 1, "INSTALLFOLDER", 0]);
        AddTable(database, "Component",
            ["Component s72 key", "ComponentId S38", "Directory_ s72", "Attributes i2", "Condition S255", "KeyPath S72"],
            [.. files.Select((_, i) => new object?[] { Id("C", i), $"{{7D0F3A10-0000-4000-8000-{i:X12}}}", "INSTALLFOLDER", 256, null, Id("F", i) })]);
        AddTable(database, "FeatureComponents", ["Feature_ s38 key", "Component_ s72 key"], [.. files.Select((_, i) => new object?[] { "Main", Id("C", i) })]);
        AddTable(database, "File",
            ["File s72 key", "Component_ s72", "FileName l255", "FileSize i4", "Version S72", "Language S20", "Attributes I2", "Sequence i4"],
            [
                .. files.Select((file, i) => new object?[]
                {
                    Id("F", i), Id("C", i), $"{Id("f", i)}.bin|{file.Name}", (int)file.Content.Length, null, null, 512, i + 1,
                }),
            ]);
        AddTable(database, "Media", ["DiskId i2 key", "LastSequence i4", "DiskPrompt L64", "Cabinet S255", "VolumeLabel S32", "Source S72"],
            [1, files.Count, null, "#" + CabinetName, null, null]);
        AddTable(database, "InstallExecuteSequence", ["Action s72 key", "Condition S255", "Sequence I2"],
            ["CostInitialize", null, 800],
            ["FileCost", null, 900],
            ["CostFinalize", null, 1000],
            ["InstallValidate", null, 1400],
            ["InstallInitialize", null, 1500],
            ["ProcessComponents", null, 1600],
            ["UnpublishFeatures", null, 1800],
            ["RemoveFiles", null, 3500],
            ["InstallFiles", null, 4000],
            ["RegisterProduct", null, 6100],
            ["PublishFeatures", null, 6300],
            ["PublishProduct", null, 6400],
            ["InstallFinalize", null, 6600]);

        var cabinet = new MemoryStream();
        var time = new DateTime(2026, 1, 2, 3, 4, 6);
        var entries = files.Select((file, i) => new CabinetEntry(Id("F", i), file.Content, time, CabinetFileAttributes.Archive)).ToArray();
        CabinetWriter.Write(cabinet, entries, options, null, CancellationToken.None);
        database.AddStream(CabinetName, StreamSource.FromBytes(cabinet.ToArray()));
        return database;
    }

    /// <summary>Adds a table; each column is given as <c>name type</c>, key columns with <c>key</c> behind.</summary>
    public static MsiTable AddTable(MsiDatabase database, string name, string[] columns, params object?[][] rows)
    {
        var table = new MsiTable(name, [.. columns.Select(column => column.Split(' ')).Select(parts => MsiColumn.Parse(parts[0], parts[1], parts.Length > 2))]);
        foreach (var row in rows)
        {
            table.AddRow(row);
        }

        database.AddTable(table);
        return table;
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D3}");
}
