using System.Buffers;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE85: the files that are to be moved have long names, which may have wildcards.</summary>
internal sealed class Ice85 : Evaluator
{
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("/\\|><:\"");

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("MoveFile").Where(row => row["SourceName"].AsSpan().IndexOfAny(NeverInNames) >= 0))
        {
            report.Error($"MoveFile '{row.Key}': '{row["SourceName"]}' is no long file name.");
        }
    }
}
