using System.Net;
using System.Security;
using System.Text;

namespace Installer.Wix.Converting;

/// <summary>An attribute with the spaces, quotes and entities that it was written with.</summary>
internal sealed class SourceAttribute
{
    /// <summary>The spaces before it.</summary>
    public string Leading { get; set; } = " ";

    /// <summary>Its name, with the prefix.</summary>
    public required string Name { get; set; }

    /// <summary>What stands between name and value: an equals sign, with spaces around it perhaps.</summary>
    public string Separator { get; init; } = "=";

    /// <summary>The quotation mark around the value.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>The value as written.</summary>
    public required string Raw { get; set; }

    /// <summary>The value that it means. Line ends and tabs as written are spaces, as XML says.</summary>
    public string Value
    {
        get => WebUtility.HtmlDecode(Raw.ReplaceLineEndings(" ").Replace('\t', ' '));
        set => Raw = Encode(value);
    }

    /// <summary>Whether it declares a namespace.</summary>
    public bool IsNamespaceDeclaration => Name == "xmlns" || Name.StartsWith("xmlns:", StringComparison.Ordinal);

    /// <summary>The prefix, empty without one.</summary>
    public string Prefix => Name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Name[..colon] : string.Empty;

    /// <summary>The name without its prefix.</summary>
    public string LocalName => Name[(Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Writes it as source text.</summary>
    public void Write(StringBuilder text) => text.Append(Leading).Append(Name).Append(Separator).Append(Quote).Append(Raw).Append(Quote);

    private string Encode(string value)
    {
        var encoded = SecurityElement.Escape(value);
        // The other kind of quotation mark needs no entity.
        return Quote == '"' ? encoded.Replace("&apos;", "'", StringComparison.Ordinal) : encoded.Replace("&quot;", "\"", StringComparison.Ordinal);
    }
}
