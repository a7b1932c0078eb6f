using Installer.Msi.Validation.Conditions;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE79: the features and components that conditions name are there.</summary>
internal sealed class Ice79 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var (row, column, operand) in PropertyReferences.InConditions(package))
        {
            var table = operand.Kind switch { ConditionOperandKind.Component => "Component", ConditionOperandKind.Feature => "Feature", _ => null };
            if (table is not null && package.Find(table, operand.Text) is null)
            {
                report.Error($"{table} '{operand.Text}', which {row.Table.Name}.{column} of row '{row.Key}' names, is not there.");
            }
        }
    }
}
