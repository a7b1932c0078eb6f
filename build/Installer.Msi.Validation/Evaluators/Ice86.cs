using Installer.Msi.Validation.Conditions;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE86: conditions ask for Privileged rather than for AdminUser.</summary>
internal sealed class Ice86 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var (row, column, _) in PropertyReferences.InConditions(package).Where(use => use.Operand is { Kind: ConditionOperandKind.Property, Text: "AdminUser" }))
        {
            report.Warning($"{row.Table.Name}.{column} of row '{row.Key}' asks for AdminUser; Privileged says whether the installation can be done.");
        }
    }
}
