using Installer.Wix.Tables;

namespace Installer.Wix.Symbols;

/// <summary>A column that was authored.</summary>
/// <param name="Definition">The column as it is stored and validated.</param>
/// <param name="IsUnreal">Whether it is left out of the package.</param>
internal sealed record CustomColumn(ColumnDefinition Definition, bool IsUnreal);
