using Installer.Wix.Messages;
using Installer.Wix.Tables;

namespace Installer.Wix.Symbols;

/// <summary>Takes a standard action out of a sequence table.</summary>
internal sealed class SuppressActionSymbol(SequenceTable table, string action, SourceLine? source) : Symbol("WixSuppressAction", null, source)
{
    /// <summary>The sequence table.</summary>
    public SequenceTable Table { get; } = table;

    /// <summary>The standard action.</summary>
    public string Action { get; } = action;
}
