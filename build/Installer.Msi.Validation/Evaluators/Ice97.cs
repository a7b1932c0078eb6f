namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE97: no shared component is isolated for two components of one folder.</summary>
internal sealed class Ice97 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var group in IsolatedComponents.ByDirectory(package))
        {
            foreach (var row in group.Skip(1))
            {
                report.Warning($"Component '{row["Component_Application"]}' isolates '{group.Key.Shared}' into '{group.Key.Directory}', where another component does so too.");
            }
        }
    }
}
