using System.Buffers;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE98: the description of a data source, under which ODBC lists it, is one that ODBC takes.</summary>
internal sealed class Ice98 : Evaluator
{
    private const int MaxLength = 32;

    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("[]{}(),;?*=!@\\");

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("ODBCDataSource").Where(row => row["Description"].Length > MaxLength || row["Description"].AsSpan().IndexOfAny(NeverInNames) >= 0))
        {
            report.Warning($"ODBCDataSource '{row.Key}': '{row["Description"]}' is no name of a data source: it has more than {MaxLength} characters, or one that ODBC does not take.");
        }
    }
}
