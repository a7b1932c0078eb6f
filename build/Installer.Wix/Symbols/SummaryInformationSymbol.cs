using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>What a <c>SummaryInformation</c> element says; each is <c>null</c> to take the package's.</summary>
internal sealed class SummaryInformationSymbol(SourceLine? source) : Symbol("SummaryInformation", null, source)
{
    /// <summary>The code page.</summary>
    public string? Codepage { get; set; }

    /// <summary>The subject.</summary>
    public string? Description { get; set; }

    /// <summary>The keywords.</summary>
    public string? Keywords { get; set; }

    /// <summary>The author.</summary>
    public string? Manufacturer { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Codepage = Apply(transform, Codepage);
        Description = Apply(transform, Description);
        Keywords = Apply(transform, Keywords);
        Manufacturer = Apply(transform, Manufacturer);
    }
}
