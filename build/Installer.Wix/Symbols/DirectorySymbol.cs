using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A folder.</summary>
internal sealed class DirectorySymbol(Identifier identifier, SourceLine? source) : Symbol("Directory", identifier, source)
{
    /// <summary>The folder above; <c>null</c> only for the root.</summary>
    public string? Parent { get; set; }

    /// <summary>The name, possibly a path of several levels; <c>null</c> for the parent itself.</summary>
    public string? Name { get; set; }

    /// <summary>The authored 8.3 name.</summary>
    public string? ShortName { get; set; }

    /// <summary>The name on the source medium, if it is another.</summary>
    public string? SourceName { get; set; }

    /// <summary>The authored 8.3 name on the source medium.</summary>
    public string? ShortSourceName { get; set; }

    /// <summary>What stands for the path to here when component GUIDs are made.</summary>
    public string? ComponentGuidSeed { get; set; }

    /// <summary>Under whose identifier short names are made: the parent as authored, before a path was split into levels.</summary>
    public string? ShortNameParent { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Parent = Apply(transform, Parent);
        Name = Apply(transform, Name);
        ShortName = Apply(transform, ShortName);
        SourceName = Apply(transform, SourceName);
        ShortSourceName = Apply(transform, ShortSourceName);
        ShortNameParent = Apply(transform, ShortNameParent);
    }
}
