using Installer.Msi.Validation.Formatted;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE67: the target of a shortcut that is not advertised belongs to the shortcut's component, or stays where it is.</summary>
internal sealed class Ice67 : Evaluator
{
    private const int Optional = 2;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var shortcut in package.Rows("Shortcut"))
        {
            foreach (var target in FormattedText.References(shortcut["Target"]).Where(reference => reference.Kind == FormattedReferenceKind.File))
            {
                if (package.Find("File", target.Name) is { } file && file["Component_"] != shortcut["Component_"]
                    && package.Find("Component", file["Component_"]) is { } component && component.HasBits("Attributes", Optional))
                {
                    report.Warning($"Shortcut '{shortcut.Key}' leads to file '{file.Key}' of component '{component.Key}', which may run from the source or locally.");
                }
            }
        }
    }
}
