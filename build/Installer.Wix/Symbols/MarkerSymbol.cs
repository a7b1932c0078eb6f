using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A symbol that only exists to be referred to, such as a component group.</summary>
internal sealed class MarkerSymbol(string kind, Identifier identifier, SourceLine? source) : Symbol(kind, identifier, source);
