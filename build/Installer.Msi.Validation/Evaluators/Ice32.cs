using Installer.Msi.Database;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE32: a foreign key is of the type and the length of the key that it names.</summary>
internal sealed class Ice32 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        // Where several tables are named the keys are of several lengths.
        foreach (var rule in package.Rules.Where(rule => rule.KeyTables.Count == 1))
        {
            if (package.Tables.TryGetValue(rule.KeyTables[0], out var table) && rule.KeyColumn <= table.Columns.Count && table.Columns[rule.KeyColumn - 1] is var key
                && (IsText(key) != IsText(rule.Column) || key.Length != rule.Column.Length))
            {
                report.Error($"Column {rule.Table.Name}.{rule.Column.Name} ({rule.Column.Notation}) is a key of {table.Name}.{key.Name}, which is of another type or length ({key.Notation}).");
            }
        }
    }

    private static bool IsText(MsiColumn column) => column.Type == MsiColumnType.Text;
}
