using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A reference to a symbol, possibly in another section.</summary>
/// <param name="Kind">The symbol's kind.</param>
/// <param name="Id">The symbol's identifier.</param>
/// <param name="Source">Where the reference is.</param>
internal sealed record Reference(string Kind, string Id, SourceLine? Source)
{
    /// <summary>The form in which messages name it: <c>Kind:Id</c>.</summary>
    public string Name => $"{Kind}:{Id}";
}
