namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE58: a package for Windows Installer 1 has at most 80 media.</summary>
internal sealed class Ice58 : Evaluator
{
    private const int MaxMedia = 80;
    private const int UnlimitedSchema = 150;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (package.Schema < UnlimitedSchema && package.Rows("Media").Count is > MaxMedia and var count)
        {
            report.Error($"The Media table has {count} rows; {MaxMedia} are the most for a package of the schema {package.Schema}.");
        }
    }
}
