using Installer.Msi.Validation.Formatted;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE69: formatted text of a component's row names files and components of that component only: what another one has may not be there when the text is made.</summary>
internal sealed class Ice69 : Evaluator
{
    private static readonly string[] Tables = ["IniFile", "RemoveIniFile", "Registry", "RemoveRegistry", "ServiceControl", "ServiceInstall", "Shortcut", "Class", "Environment"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var (row, column, reference) in PropertyReferences.InTexts(package))
        {
            string[] owners = row.Table.Name switch
            {
                "Verb" => [.. package.Find("Extension", "Extension", row["Extension_"]).Select(extension => extension["Component_"])],
                "AppId" => [.. package.Find("Class", "AppId_", row.Key).Select(server => server["Component_"])],
                var table when Tables.Contains(table) => [row["Component_"]],
                _ => [],
            };
            var component = reference.Kind switch
            {
                FormattedReferenceKind.Component => reference.Name,
                FormattedReferenceKind.File => package.Find("File", reference.Name)?["Component_"] ?? string.Empty,
                _ => null,
            };
            if (component is null || owners.Length == 0 || owners.Contains(component))
            {
                continue;
            }

            if (component.Length == 0 || package.Find("Component", component) is null)
            {
                report.Error($"{row.Table.Name} '{row.Key}': {column} names '{reference.Name}', which there is not.");
            }
            else if (IsInSameFeature(package, owners[0], component))
            {
                report.Warning($"{row.Table.Name} '{row.Key}' belongs to component '{owners[0]}', but {column} names component '{component}' of the same feature.");
            }
            else
            {
                report.Error($"{row.Table.Name} '{row.Key}' belongs to component '{owners[0]}', but {column} names component '{component}' of another feature.");
            }
        }
    }

    private static bool IsInSameFeature(Package package, string component, string other) =>
        package.Find("FeatureComponents", "Component_", component).All(mapping => package.IsMapped(mapping["Feature_"], other));
}
