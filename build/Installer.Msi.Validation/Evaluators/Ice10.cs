namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE10: a feature does not forbid advertising while its parent wants it.</summary>
internal sealed class Ice10 : Evaluator
{
    private const int FavorAdvertise = 4;
    private const int DisallowAdvertise = 8;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var feature in package.Rows("Feature").Where(row => row["Feature_Parent"].Length > 0))
        {
            if (package.Find("Feature", feature["Feature_Parent"]) is not { } parent)
            {
                report.Error($"Feature '{feature.Key}': its parent '{feature["Feature_Parent"]}' is no row of the Feature table.");
            }
            else if (feature.HasBits("Attributes", DisallowAdvertise) && parent.HasBits("Attributes", FavorAdvertise))
            {
                report.Error($"Feature '{feature.Key}' may not be advertised, but its parent '{parent.Key}' is to be.");
            }
        }
    }
}
