using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A feature.</summary>
internal sealed class FeatureSymbol(Identifier identifier, SourceLine? source) : Symbol("Feature", identifier, source)
{
    /// <summary>The feature above; found when the package is linked.</summary>
    public string? Parent { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The place among its siblings and whether its children are shown.</summary>
    public int Display { get; set; }

    /// <summary>The install level.</summary>
    public int Level { get; set; } = 1;

    /// <summary>The folder that the user may change.</summary>
    public string? Directory { get; set; }

    /// <summary>The <c>Attributes</c> bits.</summary>
    public int Attributes { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Parent = Apply(transform, Parent);
        Title = Apply(transform, Title);
        Description = Apply(transform, Description);
        Directory = Apply(transform, Directory);
    }
}
