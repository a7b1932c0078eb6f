using System.Text;

namespace Installer.Wix.Converting;

/// <summary>A comment, a processing instruction or the XML declaration: never changed, only moved or removed as a whole.</summary>
internal sealed class SourceMarkup : SourceNode
{
    /// <summary>The text as written.</summary>
    public required string Raw { get; init; }

    /// <summary>Whether it is a comment.</summary>
    public bool IsComment => Raw.StartsWith("<!--", StringComparison.Ordinal);

    /// <summary>Whether it is the XML declaration.</summary>
    public bool IsDeclaration => Raw.StartsWith("<?xml ", StringComparison.Ordinal) || Raw.StartsWith("<?xml\t", StringComparison.Ordinal) || Raw.StartsWith("<?xml\n", StringComparison.Ordinal);

    /// <summary>Whether it is an instruction to the preprocessor.</summary>
    public bool IsInstruction => Raw.StartsWith("<?", StringComparison.Ordinal) && !IsDeclaration;

    /// <inheritdoc />
    public override void Write(StringBuilder text) => text.Append(Raw);
}
