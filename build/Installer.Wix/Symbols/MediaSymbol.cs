using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A medium with at most one cabinet.</summary>
internal sealed class MediaSymbol(int diskId, Identifier identifier, SourceLine? source) : Symbol("Media", identifier, source)
{
    /// <summary>The number of the medium.</summary>
    public int DiskId { get; } = diskId;

    /// <summary>The text by which the user knows the medium.</summary>
    public string? DiskPrompt { get; set; }

    /// <summary>The cabinet; <c>null</c> for files that lie beside the package.</summary>
    public string? Cabinet { get; set; }

    /// <summary>Whether the cabinet is a stream of the package.</summary>
    public bool IsEmbedded { get; set; }

    /// <summary>The volume's label.</summary>
    public string? VolumeLabel { get; set; }

    /// <summary>The property of a patch's source.</summary>
    public string? SourceProperty { get; set; }

    /// <summary>How well the cabinet is compressed; <c>null</c> for the default.</summary>
    public string? CompressionLevel { get; set; }

    /// <summary>The folder, beside the package, of the files or the cabinet.</summary>
    public string? Layout { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        DiskPrompt = Apply(transform, DiskPrompt);
        Cabinet = Apply(transform, Cabinet);
        VolumeLabel = Apply(transform, VolumeLabel);
        SourceProperty = Apply(transform, SourceProperty);
        Layout = Apply(transform, Layout);
    }
}
