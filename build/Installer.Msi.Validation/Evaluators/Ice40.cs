namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE40: REINSTALLMODE is left to the command line, and a tag that is to be removed from an INI file has a value.</summary>
internal sealed class Ice40 : Evaluator
{
    private const int RemoveTag = 4;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (package.Find("Property", "REINSTALLMODE") is not null)
        {
            report.Warning("The Property table has REINSTALLMODE, which should be given on the command line only.");
        }

        foreach (var row in package.Rows("RemoveIniFile").Where(row => row.Number("Action") == RemoveTag && row["Value"].Length == 0))
        {
            report.Warning($"RemoveIniFile '{row.Key}' removes a tag, but does not say which.");
        }
    }
}
