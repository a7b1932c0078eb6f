namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE80: what is 64-bit is in a package for a 64-bit system and in directories for 64-bit programs, what is 32-bit is not; the template has the product's language.</summary>
internal sealed class Ice80 : Evaluator
{
    private const int Component64Bit = 0x100;
    private const int Locator64Bit = 16;

    private static readonly (string Platform, int Schema)[] Platforms = [("Intel64", 150), ("x64", 200), ("Arm64", 500)];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var template = (package.Summary.Template ?? string.Empty).Split(';');
        var platforms = template[0].Split(',');
        var is64Bit = Platforms.Any(known => platforms.Contains(known.Platform));
        foreach (var (platform, schema) in Platforms.Where(known => platforms.Contains(known.Platform) && package.Schema < known.Schema))
        {
            report.Error($"The package is for {platform}, but its schema (page count of the summary information) is {package.Schema}, below {schema}.");
        }

        if (!is64Bit)
        {
            CheckFor32Bit(package, report);
        }

        CheckDirectories(package, report);
        if (package.Property("ProductLanguage") is { Length: > 0 } language && !(template.ElementAtOrDefault(1) ?? string.Empty).Split(',').Contains(language))
        {
            report.Error($"The property ProductLanguage is {language}, which the template of the summary information ('{package.Summary.Template}') does not have.");
        }
    }

    private static void CheckFor32Bit(Package package, Report report)
    {
        foreach (var row in package.Rows("Component").Where(row => row.HasBits("Attributes", Component64Bit)))
        {
            report.Error($"Component '{row.Key}' is 64-bit, but the package is not for x64, Arm64 or Intel64.");
        }

        foreach (var row in package.Rows("CustomAction").Where(row => CustomActionType.Of(row).Is64BitScript))
        {
            report.Error($"Custom action '{row.Key}' is a 64-bit script, but the package is not for x64, Arm64 or Intel64.");
        }

        foreach (var row in package.Rows("RegLocator").Where(row => row.HasBits("Type", Locator64Bit)))
        {
            report.Error($"RegLocator '{row.Key}' searches the 64-bit registry, but the package is not for x64, Arm64 or Intel64.");
        }

        foreach (var row in package.Rows("Directory").Where(row => SystemFolders.For64Bit.Contains(row.Key)))
        {
            report.Error($"Directory '{row.Key}' is for 64-bit programs, but the package is not for x64, Arm64 or Intel64.");
        }
    }

    private static void CheckDirectories(Package package, Report report)
    {
        foreach (var row in package.Rows("Component"))
        {
            var folder = package.Directories.SystemFolderOf(row["Directory_"]);
            if (folder is not null && row.HasBits("Attributes", Component64Bit) && SystemFolders.For32Bit.Contains(folder))
            {
                report.Warning($"Component '{row.Key}' is 64-bit, but its directory '{row["Directory_"]}' is in {folder}, which is for 32-bit programs.");
            }
            else if (folder is not null && !row.HasBits("Attributes", Component64Bit) && SystemFolders.For64Bit.Contains(folder))
            {
                report.Error($"Component '{row.Key}' is 32-bit, but its directory '{row["Directory_"]}' is in {folder}, which is for 64-bit programs.");
            }
        }
    }
}
