namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE74: the package has an upgrade code, and leaves FASTOEM to the command line.</summary>
internal sealed class Ice74 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (package.Find("Property", "FASTOEM") is not null)
        {
            report.Error("The Property table must not have FASTOEM.");
        }

        var code = package.Property("UpgradeCode");
        if (code.Length == 0)
        {
            report.Warning("The Property table has no UpgradeCode, so that the product can never be upgraded.");
        }
        else if (!GuidText.IsValid(code) || Guid.Parse(code) == Guid.Empty)
        {
            report.Error($"The property UpgradeCode is '{code}'; it must be a GUID in braces and upper case, and not 0.");
        }
    }
}
