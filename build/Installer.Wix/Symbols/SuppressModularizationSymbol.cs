using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A name that a merge module keeps as it is, instead of putting its GUID at the end.</summary>
internal sealed class SuppressModularizationSymbol(string name, SourceLine? source) : Symbol("WixSuppressModularization", null, source)
{
    /// <summary>The name.</summary>
    public string Name { get; private set; } = name;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform) => Name = transform(Name);
}
