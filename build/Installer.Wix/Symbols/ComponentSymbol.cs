using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A component.</summary>
internal sealed class ComponentSymbol(Identifier identifier, SourceLine? source) : Symbol("Component", identifier, source)
{
    /// <summary>The GUID: <c>*</c> to have it made, empty for an unmanaged component.</summary>
    public string? Guid { get; set; }

    /// <summary>The folder.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>The <c>Attributes</c> bits without those of the key path.</summary>
    public int Attributes { get; set; }

    /// <summary>The condition under which it is installed.</summary>
    public string? Condition { get; set; }

    /// <summary>The key path; <c>null</c> for the folder.</summary>
    public string? KeyPath { get; set; }

    /// <summary>What the key path is.</summary>
    public KeyPathKind KeyPathKind { get; set; }

    /// <summary>Whether it is a 64-bit component.</summary>
    public bool Is64Bit { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Guid = Apply(transform, Guid);
        Directory = transform(Directory);
        Condition = Apply(transform, Condition);
        KeyPath = Apply(transform, KeyPath);
    }
}
