using Installer.Msi.Validation.Conditions;
using Installer.Msi.Validation.Formatted;

namespace Installer.Msi.Validation;

/// <summary>What the conditions and the formatted texts of a package name.</summary>
internal static class PropertyReferences
{
    private static readonly string[] FormattedCategories = ["Formatted", "Template", "RegPath", "Shortcut", "FormattedSDDLText"];

    /// <summary>The operands of all conditions with their rows and columns. A text that is no condition, which ICE03 reports, has none.</summary>
    public static IEnumerable<(Row Row, string Column, ConditionOperand Operand)> InConditions(Package package) =>
        from value in package.Values("Condition")
        from operand in Operands(value.Value)
        select (value.Row, value.Column, operand);

    /// <summary>The references of all formatted texts with their rows and columns.</summary>
    public static IEnumerable<(Row Row, string Column, FormattedReference Reference)> InTexts(Package package) =>
        from category in FormattedCategories
        from value in package.Values(category)
        from reference in FormattedText.References(value.Value)
        select (value.Row, value.Column, reference);

    private static IReadOnlyList<ConditionOperand> Operands(string condition)
    {
        try
        {
            return ConditionParser.Parse(condition);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
