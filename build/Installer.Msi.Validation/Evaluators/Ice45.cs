using System.Collections.Frozen;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE45: bits that Windows Installer keeps for later are not set.</summary>
internal sealed class Ice45 : Evaluator
{
    private static readonly (string Table, string Column, int Bits)[] Columns =
    [
        ("BBControl", "Attributes", 0x7F00FF), ("Dialog", "Attributes", 0x103FF), ("Feature", "Attributes", 0x3F), ("File", "Attributes", 0x7607), ("MoveFile", "Options", 0x1),
        ("ODBCDataSource", "Registration", 0x1), ("Patch", "Attributes", 0x1), ("RemoveFile", "InstallMode", 0x3), ("ServiceControl", "Event", 0xBB),
        ("ServiceInstall", "ServiceType", 0x133), ("ServiceInstall", "StartType", 0x7), ("ServiceInstall", "ErrorControl", 0x8003), ("TextStyle", "StyleBits", 0xF),
    ];

    /// <summary>The bits that any control may have.</summary>
    private const int AnyControl = 0xFF;

    private static readonly FrozenDictionary<string, int> Controls = new Dictionary<string, int>
    {
        ["Text"] = 0x1F0000,
        ["Edit"] = 0x210000,
        ["PathEdit"] = 0,
        ["MaskedEdit"] = 0,
        ["ProgressBar"] = 0x10000,
        ["VolumeSelectCombo"] = 0x3F0000,
        ["DirectoryCombo"] = 0x3F0000,
        ["ListBox"] = 0x30000,
        ["ComboBox"] = 0x30000,
        ["ListView"] = 0x7F0000,
        ["PushButton"] = 0xFC0000,
        ["Bitmap"] = 0x100000,
        ["Icon"] = 0x700000,
        ["CheckBox"] = 0x7E0000,
        ["RadioButtonGroup"] = 0x17E0000,
        ["VolumeCostList"] = 0x7F0000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var (table, column, bits) in Columns)
        {
            foreach (var row in package.Rows(table).Where(row => row.HasBits(column, ~bits)))
            {
                report.Error($"{table} '{row.Key}': {column} is {row[column]}, which sets bits that are reserved.");
            }
        }

        foreach (var control in package.Rows("Control"))
        {
            if (Controls.TryGetValue(control["Type"], out var bits) && control.HasBits("Attributes", ~(bits | AnyControl)))
            {
                report.Warning($"Control '{control.Key}': Attributes is {control["Attributes"]}, which sets bits that mean nothing for a {control["Type"]}.");
            }
        }
    }
}
