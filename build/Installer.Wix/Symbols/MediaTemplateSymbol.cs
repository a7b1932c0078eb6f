using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>How media are made that are not authored one by one.</summary>
internal sealed class MediaTemplateSymbol(SourceLine? source) : Symbol("WixMediaTemplate", null, source)
{
    /// <summary>The cabinets' name, with <c>{0}</c> for their number.</summary>
    public string CabinetTemplate { get; set; } = "cab{0}.cab";

    /// <summary>Whether the cabinets are streams of the package.</summary>
    public bool IsEmbedded { get; set; }

    /// <summary>How well the cabinets are compressed; <c>null</c> for the default.</summary>
    public string? CompressionLevel { get; set; }

    /// <summary>How many megabytes of files a cabinet takes; <c>null</c> for 200.</summary>
    public int? MaximumUncompressedSize { get; set; }

    /// <summary>From how many megabytes on a file is split over several cabinets; <c>null</c> for 2048.</summary>
    public int? MaximumCabinetSize { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        CabinetTemplate = transform(CabinetTemplate);
    }
}
