namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE61: the properties of the Upgrade table are public, secure and its own; its versions are versions in order; and only older versions of the product are removed.</summary>
internal sealed class Ice61 : Evaluator
{
    private const int OnlyDetect = 0x2;
    private const int MaxInclusive = 0x200;

    private static readonly string[] Versions = ["VersionMin", "VersionMax"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Upgrade"))
        {
            CheckProperty(package, row["ActionProperty"], report);
            var (minimum, maximum) = (ProductVersion.TryParse(row["VersionMin"]), ProductVersion.TryParse(row["VersionMax"]));
            foreach (var column in Versions.Where(column => row[column].Length > 0 && !ProductVersion.IsValid(row[column])))
            {
                report.Error($"Upgrade '{row.Key}': {column} is '{row[column]}', which is no version of a product.");
            }

            if (minimum is not null && maximum is not null && ProductVersion.Compare(maximum, minimum) < 0)
            {
                report.Error($"Upgrade '{row.Key}': the largest version, {row["VersionMax"]}, is below the smallest, {row["VersionMin"]}.");
            }

            if (row["UpgradeCode"] == package.Property("UpgradeCode") && !row.HasBits("Attributes", OnlyDetect))
            {
                CheckRemoval(package, row, maximum, report);
            }
        }

        foreach (var property in package.Rows("Upgrade").GroupBy(row => row["ActionProperty"], StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            report.Error($"The property '{property.Key}' is set by several rows of the Upgrade table.");
        }
    }

    private static void CheckProperty(Package package, string property, Report report)
    {
        if (package.Find("Property", property) is not null)
        {
            report.Error($"The property '{property}', which the Upgrade table sets, must not be in the Property table.");
        }

        if (!Identifier.IsPublic(property))
        {
            report.Error($"The property '{property}', which the Upgrade table sets, must be public: without lower-case letters.");
        }

        if (!package.SecureCustomProperties.Contains(property))
        {
            report.Error($"The property '{property}', which the Upgrade table sets, must be in SecureCustomProperties.");
        }
    }

    private static void CheckRemoval(Package package, Row row, int[]? maximum, Report report)
    {
        var version = package.Property("ProductVersion");
        if (row["VersionMax"].Length == 0)
        {
            report.Warning($"Upgrade '{row.Key}' removes any version of the product, also a newer one: there is no largest version.");
        }
        else if (maximum is not null && ProductVersion.TryParse(version) is { } current
            && (ProductVersion.Compare(maximum, current) is var order && (order > 0 || (order == 0 && row.HasBits("Attributes", MaxInclusive)))))
        {
            report.Warning($"Upgrade '{row.Key}' removes also versions that are not older than this one ({row["VersionMax"]}, {version}).");
        }
    }
}
