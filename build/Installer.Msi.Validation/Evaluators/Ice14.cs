namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE14: a feature is not its own parent, and one without a parent does not follow it.</summary>
internal sealed class Ice14 : Evaluator
{
    private const int FollowParent = 2;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var feature in package.Rows("Feature"))
        {
            if (feature["Feature_Parent"] == feature.Key)
            {
                report.Error($"Feature '{feature.Key}' is its own parent.");
            }

            if (feature["Feature_Parent"].Length == 0 && feature.HasBits("Attributes", FollowParent))
            {
                report.Error($"Feature '{feature.Key}' follows its parent, but it has none.");
            }
        }
    }
}
