using Installer.Msi.Database;

namespace Installer.Wix.Tables;

/// <summary>A column as it is stored and as the <c>_Validation</c> table describes it (Windows Installer SDK, "_Validation Table").</summary>
/// <param name="Column">How it is stored; <c>null</c> for a column of a table that exists only in <c>_Validation</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Nullable"><c>Y</c> or <c>N</c>.</param>
/// <param name="Minimum">The lowest number allowed.</param>
/// <param name="Maximum">The highest number allowed.</param>
/// <param name="KeyTable">The tables that it refers to, joined by semicolons.</param>
/// <param name="KeyColumn">The column there, from 1.</param>
/// <param name="Category">The kind of text.</param>
/// <param name="Set">The texts allowed, joined by semicolons.</param>
/// <param name="OwnModularization">Where it has identifiers of a merge module, if its category does not say it.</param>
internal sealed record ColumnDefinition(
    MsiColumn? Column,
    string Name,
    string Nullable,
    int? Minimum,
    int? Maximum,
    string? KeyTable,
    int? KeyColumn,
    string? Category,
    string? Set,
    Modularization? OwnModularization = null)
{
    /// <summary>Where its values have identifiers that end with the GUID of a merge module.</summary>
    public Modularization Modularization => OwnModularization ?? Category switch
    {
        "Identifier" or "CustomSource" => Modularization.Column,
        "Condition" => Modularization.Condition,
        "AnyPath" or "Formatted" or "FormattedSDDLText" or "Path" or "Paths" or "RegPath" or "Shortcut" or "Template" => Modularization.Property,
        _ => Modularization.None,
    };
}
