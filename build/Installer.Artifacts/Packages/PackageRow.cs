using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Artifacts.Packages;

/// <summary>A row of a package's table, by the names of its columns.</summary>
/// <param name="table">The table.</param>
/// <param name="values">The row.</param>
internal readonly struct PackageRow(MsiTable table, object?[] values)
{
    /// <summary>A text.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>Its value; an empty text for none.</returns>
    public string Text(string column) => Value(column) as string ?? "";

    /// <summary>A stream.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>Its value.</returns>
    public StreamSource Stream(string column) =>
        Value(column) as StreamSource ?? throw new ArtifactsException($"The package's table {table.Name} has a row without content in the column {column}.");

    private object? Value(string column)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (table.Columns[i].Name == column)
            {
                return values[i];
            }
        }

        throw new ArtifactsException($"The package's table {table.Name} has no column {column}.");
    }
}
