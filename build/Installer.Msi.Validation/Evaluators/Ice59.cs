namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE59: the component of an advertised shortcut belongs to the feature that the shortcut starts.</summary>
internal sealed class Ice59 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var shortcut in package.Rows("Shortcut").Where(row => Shortcuts.IsAdvertised(package, row) && !package.IsMapped(row["Target"], row["Component_"])))
        {
            report.Error($"Shortcut '{shortcut.Key}' starts feature '{shortcut["Target"]}', to which its component '{shortcut["Component_"]}' does not belong.");
        }
    }
}
