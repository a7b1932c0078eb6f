namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE84: the actions without which nothing works have no condition.</summary>
internal sealed class Ice84 : Evaluator
{
    private static readonly string[] Required =
    [
        "CostInitialize", "CostFinalize", "FileCost", "InstallValidate", "InstallInitialize", "InstallFinalize", "ProcessComponents", "PublishFeatures", "PublishProduct", "RegisterProduct",
        "UnpublishFeatures",
    ];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var table in SequenceTables.Execute)
        {
            foreach (var row in package.Rows(table).Where(row => Required.Contains(row["Action"]) && row["Condition"].Length > 0))
            {
                report.Warning($"{table}: '{row.Key}' is needed always, but has the condition '{row["Condition"]}'.");
            }
        }
    }
}
