namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE94: a shortcut to an assembly in the global cache is advertised.</summary>
internal sealed class Ice94 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var shortcut in package.Rows("Shortcut").Where(row => !Shortcuts.IsAdvertised(package, row)))
        {
            if (package.Find("MsiAssembly", shortcut["Component_"]) is { } assembly && assembly["File_Application"].Length == 0)
            {
                report.Warning($"Shortcut '{shortcut.Key}' is not advertised and leads to an assembly in the global cache.");
            }
        }
    }
}
