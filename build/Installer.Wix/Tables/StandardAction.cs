namespace Installer.Wix.Tables;

/// <summary>A standard action with its usual place in a sequence.</summary>
/// <param name="Table">The sequence table.</param>
/// <param name="Action">The action.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Condition">Its condition, if it has one.</param>
internal sealed record StandardAction(SequenceTable Table, string Action, int Sequence, string? Condition);
