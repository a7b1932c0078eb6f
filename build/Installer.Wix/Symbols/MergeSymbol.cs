using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A merge module whose content becomes part of the package.</summary>
internal sealed class MergeSymbol(Identifier identifier, SourceLine? source) : Symbol(SymbolKind.Merge, identifier, source)
{
    /// <summary>The folder that stands for the root of the module's folders.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>The module, as authored.</summary>
    public string SourceFile { get; set; } = string.Empty;

    /// <summary>The language that the module is asked for, as a number.</summary>
    public string Language { get; set; } = string.Empty;

    /// <summary>The authored medium; <c>null</c> for the default.</summary>
    public int? DiskId { get; set; }

    /// <summary>Whether its files are in cabinets; <c>null</c> as the package has it.</summary>
    public bool? IsCompressed { get; set; }

    /// <summary>What is set of what the module lets one configure, by name.</summary>
    public List<(string Name, string Value)> Configuration { get; } = [];

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Directory = transform(Directory);
        SourceFile = transform(SourceFile);
        Language = transform(Language);
        for (var i = 0; i < Configuration.Count; i++)
        {
            Configuration[i] = (transform(Configuration[i].Name), transform(Configuration[i].Value));
        }
    }
}
