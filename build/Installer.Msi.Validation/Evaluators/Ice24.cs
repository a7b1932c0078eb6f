namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE24: product code, version and language are well formed.</summary>
internal sealed class Ice24 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        Check("ProductCode", GuidText.IsValid, "a GUID in braces and upper case");
        Check("ProductVersion", ProductVersion.IsValid, "a version up to 255.255.65535");
        Check("ProductLanguage", text => ushort.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _), "a number of a language");

        void Check(string name, Func<string, bool> isValid, string what)
        {
            if (package.Property(name) is { Length: > 0 } value && !isValid(value))
            {
                report.Error($"The property {name} is '{value}'; it must be {what}.");
            }
        }
    }
}
