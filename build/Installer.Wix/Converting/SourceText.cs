using System.Net;
using System.Text;

namespace Installer.Wix.Converting;

/// <summary>Text between two tags or instructions: plain, or a CDATA section.</summary>
internal sealed class SourceText : SourceNode
{
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";

    /// <summary>The text as written, with its entities or the marks of its CDATA section.</summary>
    public required string Raw { get; set; }

    /// <summary>Whether it is a CDATA section.</summary>
    public bool IsCData => Raw.StartsWith(CDataStart, StringComparison.Ordinal);

    /// <summary>Whether it only separates what stands around it.</summary>
    public bool IsBlank => !IsCData && string.IsNullOrWhiteSpace(Raw);

    /// <summary>What it means, without entities and marks.</summary>
    public string Value => IsCData ? Raw[CDataStart.Length..^CDataEnd.Length] : WebUtility.HtmlDecode(Raw);

    /// <inheritdoc />
    public override void Write(StringBuilder text) => text.Append(Raw);
}
