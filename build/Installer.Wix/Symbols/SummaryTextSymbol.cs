using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A text of the summary information.</summary>
internal sealed class SummaryTextSymbol(SummaryText property, string text, SourceLine? source) : Symbol("SummaryInformation", null, source)
{
    /// <summary>Which text.</summary>
    public SummaryText Property { get; } = property;

    /// <summary>The text.</summary>
    public string Text { get; private set; } = text;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Text = transform(Text);
    }
}
