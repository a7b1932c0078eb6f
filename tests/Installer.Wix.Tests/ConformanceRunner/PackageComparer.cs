using System.Globalization;
using System.Text.RegularExpressions;

using Installer.Msi.Cabinets;
using Installer.Msi.Database;

namespace Installer.Wix.Tests.ConformanceRunner;

/// <summary>Compares a package and the files beside it with what WiX made of the same sources.</summary>
internal static partial class PackageComparer
{
    public static void Compare(ConformanceBuild build, string packageFile, Differences differences)
    {
        using var stream = File.OpenRead(packageFile);
        var database = MsiDatabaseReader.Read(stream);
        CompareTables(build, database, differences);
        if (build.HasTablesOnly)
        {
            return;
        }

        CompareSummary(build, database.Summary, differences);
        CompareStreams(build, database, differences);
        CompareCabinets(build, database, packageFile, differences);
        CompareOutputs(build, packageFile, differences);
    }

    private static void CompareTables(ConformanceBuild build, MsiDatabase database, Differences differences)
    {
        var expected = Directory.EnumerateFiles(build.ExpectedFolder, "*.txt")
            .Where(file => RecordedTableName().IsMatch(Path.GetFileName(file)) && Path.GetFileName(file) != "_ForceCodepage.txt")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), RecordedTable.Read);
        differences.CompareSets("tables", expected.Keys, database.Tables.Keys);

        // A product code that is not authored is new with each build of WiX.
        var placeholders = expected["Property"].Rows.Contains("ProductCode\t{PRODUCT-CODE}")
            ? new Dictionary<string, string> { [ProductCode(database)] = "{PRODUCT-CODE}" }
            : [];
        foreach (var (name, table) in database.Tables)
        {
            if (expected.TryGetValue(name, out var recorded))
            {
                var actual = RecordedTable.From(table, recorded, placeholders);
                differences.Compare($"{name} columns", recorded.Columns, actual.Columns);
                differences.Compare($"{name} types", recorded.Types, actual.Types);
                differences.Compare($"{name} key", recorded.NameAndKey, actual.NameAndKey);
                differences.CompareSets(name, recorded.Rows, actual.Rows);
            }
        }

        var codepage = File.ReadAllLines(Path.Combine(build.ExpectedFolder, "_ForceCodepage.txt")).Last(line => line.Length > 0).Split('\t')[0];
        differences.Compare("code page", codepage, database.Codepage.ToString(CultureInfo.InvariantCulture));
    }

    private static string ProductCode(MsiDatabase database) => (string)database.Tables["Property"].Rows.Single(row => (string)row[0]! == "ProductCode")[1]!;

    private static void CompareSummary(ConformanceBuild build, SummaryInformation summary, Differences differences)
    {
        var lines = new List<string> { "PID\tVT\tValue" };
        Add(1, 2, summary.Codepage is { } codepage ? ((ushort)codepage).ToString(CultureInfo.InvariantCulture) : null);
        Add(2, 30, summary.Title);
        Add(3, 30, summary.Subject);
        Add(4, 30, summary.Author);
        Add(5, 30, summary.Keywords);
        Add(6, 30, summary.Comments);
        Add(7, 30, summary.Template);
        Add(8, 30, summary.LastSavedBy);
        Add(9, 30, summary.RevisionNumber is null ? null : "{PACKAGE-CODE}");
        Add(11, 64, summary.LastPrinted is null ? null : "TIME");
        Add(12, 64, summary.CreateTime is null ? null : "TIME");
        Add(13, 64, summary.LastSaveTime is null ? null : "TIME");
        Add(14, 3, summary.PageCount?.ToString(CultureInfo.InvariantCulture));
        Add(15, 3, summary.WordCount?.ToString(CultureInfo.InvariantCulture));
        Add(16, 3, summary.CharacterCount?.ToString(CultureInfo.InvariantCulture));
        Add(18, 30, summary.CreatingApplication);
        Add(19, 3, summary.Security?.ToString(CultureInfo.InvariantCulture));
        differences.CompareSets("summary information", File.ReadAllLines(Path.Combine(build.ExpectedFolder, "suminfo-raw.txt")), lines);

        void Add(int id, int type, string? value)
        {
            if (value is not null)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{id}\t{type}\t{value}"));
            }
        }
    }

    private static void CompareStreams(ConformanceBuild build, MsiDatabase database, Differences differences)
    {
        var expected = File.ReadAllLines(Path.Combine(build.ExpectedFolder, "streams.txt")).Select(line => line.Split('\t')).ToDictionary(pair => pair[0], pair => pair[1]);
        var actual = from table in database.Tables.Values
                     from row in table.Rows
                     from value in row.OfType<Installer.Msi.Streams.StreamSource>()
                     let name = string.Join('.', row.Take(table.Columns.Count(column => column.IsPrimaryKey)).Prepend(table.Name))
                     select $"{name}\t{(expected.GetValueOrDefault(name) == "-" ? "-" : value.Length.ToString(CultureInfo.InvariantCulture))}";
        differences.CompareSets("streams", expected.Select(pair => $"{pair.Key}\t{pair.Value}"), actual);
    }

    /// <summary>Cabinets are compared in file order, which is part of the contract: File.Sequence counts it.</summary>
    private static void CompareCabinets(ConformanceBuild build, MsiDatabase database, string packageFile, Differences differences)
    {
        var folder = Path.GetDirectoryName(packageFile)!;
        var actual = new List<string>();
        foreach (var (name, content) in database.Streams.Where(stream => stream.Key.EndsWith(".cab", StringComparison.OrdinalIgnoreCase)))
        {
            using var cabinet = content.Open();
            AddCabinet($"[{name}] embedded", cabinet);
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.cab").Order(StringComparer.Ordinal))
        {
            using var cabinet = File.OpenRead(file);
            AddCabinet($"[{Path.GetFileName(file)}] external", cabinet);
        }

        var expectedFile = Path.Combine(build.ExpectedFolder, "cab.txt");
        differences.Compare("cabinets", Groups(File.Exists(expectedFile) ? File.ReadAllLines(expectedFile) : []), Groups(actual));

        void AddCabinet(string title, Stream cabinet)
        {
            actual.Add(title);
            actual.AddRange(new CabinetReader(cabinet).Files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Length}\t{file.Name}")));
        }
    }

    // The order of the cabinets has no meaning, that of the files in each has.
    private static string Groups(IEnumerable<string> lines) =>
        string.Join('\n', Regex.Split(string.Join('\n', lines), @"\n(?=\[)").Order(StringComparer.Ordinal));

    private static void CompareOutputs(ConformanceBuild build, string packageFile, Differences differences)
    {
        var folder = Path.GetDirectoryName(packageFile)!;
        var expectedFile = Path.Combine(build.ExpectedFolder, "outputs.txt");
        var actual = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file != packageFile).Select(file =>
            Path.GetRelativePath(folder, file).Replace('\\', '/') + "\t" + (file.EndsWith(".cab", StringComparison.OrdinalIgnoreCase) ? "(cabinet)" : new FileInfo(file).Length.ToString(CultureInfo.InvariantCulture)));
        differences.CompareSets("outputs", File.Exists(expectedFile) ? File.ReadAllLines(expectedFile) : [], actual);
    }

    // Table names start with a capital letter or an underscore, the corpus' own files with a small letter.
    [GeneratedRegex("^[A-Z_]")]
    private static partial Regex RecordedTableName();
}
