using Installer.Msi.Validation.Conditions;
using Installer.Msi.Validation.Formatted;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE46: no property differs from another only by the case of its letters.</summary>
internal sealed class Ice46 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var authored = package.Rows("Property").Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var known = InstallerProperties.All.Concat(authored).ToLookup(name => name, StringComparer.OrdinalIgnoreCase);
        foreach (var name in authored.Where(name => !InstallerProperties.All.Contains(name)))
        {
            if (known[name].FirstOrDefault(other => other != name) is { } other)
            {
                report.Warning($"Property '{name}' of the Property table differs from '{other}' only by the case of its letters.");
            }
        }

        // What gets its value at run time is defined as well.
        var defined = authored.Concat(InstallerProperties.All).Concat(package.Rows("Directory").Select(row => row.Key)).Concat(package.Rows("AppSearch").Select(row => row["Property"]))
            .Concat(package.Rows("Upgrade").Select(row => row["ActionProperty"])).Concat(package.Rows("Control").Select(row => row["Property"]))
            .Concat(package.Rows("CustomAction").Where(row => CustomActionType.Of(row).Basic == CustomActionType.SetProperty).Select(row => row["Source"])).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, column, name) in References(package))
        {
            if (!defined.Contains(name) && known[name].FirstOrDefault() is { } other)
            {
                report.Warning($"Property '{name}', which {row.Table.Name}.{column} of row '{row.Key}' names, differs from '{other}' only by the case of its letters.");
            }
        }
    }

    private static IEnumerable<(Row Row, string Column, string Name)> References(Package package) =>
        PropertyReferences.InConditions(package).Where(use => use.Operand.Kind == ConditionOperandKind.Property).Select(use => (use.Row, use.Column, use.Operand.Text))
            .Concat(PropertyReferences.InTexts(package).Where(use => use.Reference.Kind == FormattedReferenceKind.Property).Select(use => (use.Row, use.Column, use.Reference.Name)));
}
