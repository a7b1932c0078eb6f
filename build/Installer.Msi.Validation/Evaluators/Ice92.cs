namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE92: a permanent component has a GUID, and is not removed when it is superseded.</summary>
internal sealed class Ice92 : Evaluator
{
    private const int Permanent = 0x10;
    private const int UninstallOnSupersedence = 0x400;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component").Where(row => row.HasBits("Attributes", Permanent)))
        {
            if (component["ComponentId"].Length == 0)
            {
                report.Error($"Component '{component.Key}' is permanent, but has no GUID.");
            }

            if (component.HasBits("Attributes", UninstallOnSupersedence))
            {
                report.Warning($"Component '{component.Key}' is permanent and to be removed when it is superseded; it will not be removed.");
            }
        }
    }
}
