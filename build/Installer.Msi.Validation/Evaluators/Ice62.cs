namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE62: isolated components are shared ones, with files, in the feature of the application or above it.</summary>
internal sealed class Ice62 : Evaluator
{
    private const int SharedDllRefCount = 8;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("IsolatedComponent"))
        {
            if (package.Find("Component", row["Component_Application"]) is not { } application || package.Find("Component", row["Component_Shared"]) is not { } shared)
            {
                continue;
            }

            if (KeyPathTable.Of(application) != KeyPathTable.File || application["KeyPath"].Length == 0)
            {
                report.Error($"Component '{application.Key}' has an isolated component, but no file as its key path.");
            }

            if (!shared.HasBits("Attributes", SharedDllRefCount))
            {
                report.Error($"Component '{shared.Key}' is isolated, but not marked as shared (8).");
            }

            if (shared["Condition"].Length > 0)
            {
                report.Warning($"Component '{shared.Key}' is isolated and has a condition, which must never change from true to false.");
            }

            foreach (var feature in package.Find("FeatureComponents", "Component_", application.Key).Select(mapping => mapping["Feature_"]))
            {
                if (!Ancestry(package, feature).Any(above => package.IsMapped(above, shared.Key)))
                {
                    report.Error($"Component '{shared.Key}' is isolated for '{application.Key}', but is not installed with its feature '{feature}' or one above.");
                }
            }
        }

        foreach (var group in IsolatedComponents.ByDirectory(package).Where(group => group.Skip(1).Any()))
        {
            report.Warning($"Component '{group.Key.Shared}' is isolated for several applications in '{group.Key.Directory}'; if one is removed, the others lose it.");
        }
    }

    private static IEnumerable<string> Ancestry(Package package, string feature)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (feature.Length > 0 && seen.Add(feature))
        {
            yield return feature;
            feature = package.Find("Feature", feature)?["Feature_Parent"] ?? string.Empty;
        }
    }
}
