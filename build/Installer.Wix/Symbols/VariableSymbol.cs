using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A bind variable, used as <c>!(wix.Id)</c>.</summary>
internal sealed class VariableSymbol(Identifier identifier, SourceLine? source, string value, bool isOverridable) : Symbol(SymbolKind.Variable, identifier, source)
{
    /// <summary>Its value.</summary>
    public string Value { get; private set; } = value;

    /// <summary>Whether another one of the same name takes its place.</summary>
    public bool IsOverridable { get; } = isOverridable;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Value = transform(Value);
    }
}
