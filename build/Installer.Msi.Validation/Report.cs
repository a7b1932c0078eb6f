namespace Installer.Msi.Validation;

/// <summary>Takes the findings of an evaluator.</summary>
/// <param name="ice">The evaluator's name.</param>
/// <param name="findings">Where they go.</param>
internal sealed class Report(string ice, List<Finding> findings)
{
    /// <summary>Reports what does not work.</summary>
    public void Error(string text) => findings.Add(new Finding(ice, FindingSeverity.Error, text));

    /// <summary>Reports what may work otherwise than meant.</summary>
    public void Warning(string text) => findings.Add(new Finding(ice, FindingSeverity.Warning, text));
}
