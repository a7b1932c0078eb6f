namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE16: the name of the product has at most 63 characters.</summary>
internal sealed class Ice16 : Evaluator
{
    private const int MaxLength = 63;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (package.Property("ProductName") is { Length: > MaxLength } name)
        {
            report.Error($"The product's name '{name}' has {name.Length} characters; {MaxLength} are the most.");
        }
    }
}
