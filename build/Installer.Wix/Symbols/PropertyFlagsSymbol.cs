using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>Puts a property, or a custom action whose data is secret, in the lists <c>AdminProperties</c>, <c>MsiHiddenProperties</c> and <c>SecureCustomProperties</c>.</summary>
internal sealed class PropertyFlagsSymbol(string property, SourceLine? source) : Symbol("WixProperty", null, source)
{
    /// <summary>The property.</summary>
    public string Property { get; private set; } = property;

    /// <summary>Whether an administrative installation keeps it.</summary>
    public bool Admin { get; init; }

    /// <summary>Whether logs leave it out.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether it is passed to the elevated half of an installation.</summary>
    public bool Secure { get; init; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Property = transform(Property);
    }
}
