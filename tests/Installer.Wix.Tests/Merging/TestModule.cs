using Installer.Msi.Cabinets;
using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Wix.Tests.Merging;

/// <summary>A small merge module with one file, one registry value and an action of its own.</summary>
internal sealed class TestModule
{
    /// <summary>What its identifiers end with.</summary>
    public const string Suffix = ".8B5C9E0A_1D2E_4F3A_9B4C_5D6E7F8A9B0C";

    private readonly MsiDatabase database = new() { Codepage = 1252 };
    private readonly Dictionary<string, MsiTable> tables = new(StringComparer.Ordinal);

    public TestModule()
    {
        database.Summary.Codepage = 1252;
        database.Summary.Template = "Intel;1033";
        database.Summary.PageCount = 200;
        database.Summary.WordCount = 0;
        database.Summary.RevisionNumber = "{8B5C9E0A-1D2E-4F3A-9B4C-5D6E7F8A9B0C}";
        Add("ModuleSignature", "*ModuleID s72|*Language i2|Version s32", "Test" + Suffix, 1033, "1.0.0.0");
        Add("ModuleComponents", "*Component s72|*ModuleID s72|*Language i2", "C" + Suffix, "Test" + Suffix, 1033);
        Add("Directory", "*Directory s72|Directory_Parent S72|DefaultDir l255", "TARGETDIR", null, "SourceDir");
        Add("Directory", string.Empty, "Folder" + Suffix, "TARGETDIR", "folder|A folder");
        Add("Directory", string.Empty, "SystemFolder" + Suffix, "TARGETDIR", ".");
        Add("Component", "*Component s72|ComponentId S38|Directory_ s72|Attributes i2|Condition S255|KeyPath S72", "C" + Suffix, "{4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A77}", "Folder" + Suffix, 0, null, "F" + Suffix);
        Add(
            "File",
            "*File s72|Component_ s72|FileName l255|FileSize i4|Version S72|Language S20|Attributes I2|Sequence i2",
            "F" + Suffix,
            "C" + Suffix,
            "LONGNA~1.TXT|long name.txt",
            5,
            null,
            null,
            0x2000 | 0x200,
            1);
        Add("Registry", "*Registry s72|Root i2|Key l255|Name L255|Value L0|Component_ s72", "R" + Suffix, 2, @"Software\Test", "n", "v", "C" + Suffix);
        Add("MsiAssembly", "*Component_ s72|Feature_ s38|File_Manifest S72|File_Application S72|Attributes I2", "C" + Suffix, "{00000000-0000-0000-0000-000000000000}", null, "F" + Suffix, null);
        Add("Property", "*Property s72|Value l0", "SecureCustomProperties", "P" + Suffix);
        Add("CustomAction", "*Action s72|Type i2|Source S72|Target S255", "A" + Suffix, 51, "P" + Suffix, "x");
        Add("ModuleInstallExecuteSequence", "*Action s72|Sequence I2|BaseAction S72|After I2|Condition S255", "A" + Suffix, null, "CostFinalize", 1, "P");
        Add("ModuleInstallExecuteSequence", string.Empty, "WriteRegistryValues", 5000, null, null, null);
        Add("MyTable", "*Key s32|Value I4", "k", 5);
        Add("_Validation", "*Table s32|*Column s32|Nullable s4|MinValue I4|MaxValue I4|KeyTable S255|KeyColumn I2|Category S32|Set S255|Description S255", "MyTable", "Key", "N", null, null, null, null, "Identifier", null, null);
    }

    /// <summary>The content of the file.</summary>
    public static byte[] Content => "hello"u8.ToArray();

    public SummaryInformation Summary => database.Summary;

    /// <summary>Adds a row, and with the first one the table.</summary>
    public TestModule Add(string table, string columns, params object?[] values)
    {
        if (!tables.TryGetValue(table, out var rows))
        {
            rows = new MsiTable(table, [.. columns.Split('|').Select(column => column.Split(' ')).Select(pair => MsiColumn.Parse(pair[0].TrimStart('*'), pair[1], pair[0][0] == '*'))]);
            tables.Add(table, rows);
        }

        rows.AddRow(values);
        return this;
    }

    /// <summary>Writes the module.</summary>
    public string Write(TemporaryFolder folder, string name = "test.msm", bool withCabinet = true)
    {
        foreach (var table in tables.Values)
        {
            database.AddTable(table);
        }

        if (withCabinet)
        {
            using var cabinet = new MemoryStream();
            CabinetWriter.Write(cabinet, [new CabinetEntry("F" + Suffix, StreamSource.FromBytes(Content), new DateTime(2020, 1, 1), CabinetFileAttributes.None)], new CabinetOptions(), null, CancellationToken.None);
            database.AddStream("MergeModule.CABinet", StreamSource.FromBytes(cabinet.ToArray()));
        }

        var path = Path.Combine(folder.Path, name);
        using var output = File.Create(path);
        MsiDatabaseWriter.Write(database, output);
        return path;
    }
}
