namespace Installer.Msi.Validation.Conditions;

/// <summary>An operand of a condition.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Text">The name without its mark, or the literal without its quotation marks.</param>
internal readonly record struct ConditionOperand(ConditionOperandKind Kind, string Text);
