namespace Installer.Msi.Validation;

/// <summary>An internal consistency evaluator (ICE): one class each, named for its number and listed in <see cref="PackageValidator"/>.</summary>
internal abstract class Evaluator
{
    /// <summary>Its name, such as <c>ICE30</c>.</summary>
    public string Name => GetType().Name.ToUpperInvariant();

    /// <summary>Looks at a package and reports what it finds.</summary>
    public abstract void Evaluate(Package package, Report report);
}
