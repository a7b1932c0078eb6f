using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>What a source declares: most often one row of one table, sometimes something that becomes rows when the package is bound.</summary>
/// <param name="kind">The name under which references find it and messages speak of it, such as <c>Component</c>.</param>
/// <param name="identifier">Its identifier; <c>null</c> when nothing can refer to it.</param>
/// <param name="source">Where it was authored.</param>
internal abstract class Symbol(string kind, Identifier? identifier, SourceLine? source)
{
    /// <summary>The name under which references find it.</summary>
    public string Kind { get; } = kind;

    /// <summary>Its identifier; <c>null</c> when nothing can refer to it.</summary>
    public Identifier? Identifier { get; private set; } = identifier;

    /// <summary>Its identifier's text.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public string Id => Identifier?.Id ?? throw new InvalidOperationException($"A {Kind} at {Source} has no identifier.");

    /// <summary>Where it was authored; <c>null</c> for what the compiler adds by itself.</summary>
    public SourceLine? Source { get; } = source;

    /// <summary>Puts every text of the symbol, the identifier included, through a function: used for variables and for placeholders.</summary>
    /// <param name="transform">Gets a text and gives its replacement.</param>
    public virtual void Transform(Func<string, string> transform)
    {
        if (Identifier is { } identifier)
        {
            var id = transform(identifier.Id);
            if (!ReferenceEquals(id, identifier.Id))
            {
                Identifier = identifier with { Id = id };
            }
        }
    }

    /// <summary>Puts a text through a function unless it is <c>null</c>.</summary>
    protected static string? Apply(Func<string, string> transform, string? text) => text is null ? null : transform(text);
}
