using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A file.</summary>
internal sealed class FileSymbol(Identifier identifier, SourceLine? source) : Symbol("File", identifier, source)
{
    /// <summary>The component that it belongs to.</summary>
    public string Component { get; set; } = string.Empty;

    /// <summary>The folder as authored: short names are made with it.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>The name; <c>null</c> to take it from <see cref="SourcePath"/>.</summary>
    public string? Name { get; set; }

    /// <summary>The authored 8.3 name.</summary>
    public string? ShortName { get; set; }

    /// <summary>Where its content is, as authored.</summary>
    public string SourcePath { get; set; } = string.Empty;

    /// <summary>The <c>Attributes</c> bits.</summary>
    public int Attributes { get; set; }

    /// <summary>The version for a file that has none.</summary>
    public string? DefaultVersion { get; set; }

    /// <summary>The language for a file that has none.</summary>
    public string? DefaultLanguage { get; set; }

    /// <summary>The file with which this one is installed and removed.</summary>
    public string? CompanionFile { get; set; }

    /// <summary>The authored medium; <c>null</c> for the default.</summary>
    public int? DiskId { get; set; }

    /// <summary>Files of a patch group come last.</summary>
    public int? PatchGroup { get; set; }

    /// <summary>Whether the source path was found by harvesting, so that no variable is in it and it need not be looked for.</summary>
    public bool IsHarvested { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Component = transform(Component);
        Directory = transform(Directory);
        Name = Apply(transform, Name);
        ShortName = Apply(transform, ShortName);
        DefaultVersion = Apply(transform, DefaultVersion);
        DefaultLanguage = Apply(transform, DefaultLanguage);
        CompanionFile = Apply(transform, CompanionFile);
        if (!IsHarvested)
        {
            SourcePath = transform(SourcePath);
        }
    }
}
