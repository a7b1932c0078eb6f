namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE50: the icon of an advertised shortcut is in a file with the extension of the target, and with one that every shell shows.</summary>
internal sealed class Ice50 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var shortcut in package.Rows("Shortcut").Where(row => row["Icon_"].Length > 0 && Shortcuts.IsAdvertised(package, row)))
        {
            var extension = Path.GetExtension(shortcut["Icon_"]);
            if (package.Find("Component", shortcut["Component_"]) is { } component && package.Find("File", component["KeyPath"]) is { } file
                && !Path.GetExtension(DirectoryTree.NameIn(file["FileName"], isShort: false)).Equals(extension, StringComparison.OrdinalIgnoreCase))
            {
                report.Error($"Shortcut '{shortcut.Key}': the extension of its icon '{shortcut["Icon_"]}' is not that of its target, '{DirectoryTree.NameIn(file["FileName"], isShort: false)}'.");
            }
            else if (!extension.Equals(".exe", StringComparison.OrdinalIgnoreCase) && !extension.Equals(".ico", StringComparison.OrdinalIgnoreCase))
            {
                report.Warning($"Shortcut '{shortcut.Key}': the extension of its icon '{shortcut["Icon_"]}' is neither exe nor ico.");
            }
        }
    }
}
