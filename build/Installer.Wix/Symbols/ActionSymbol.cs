using Installer.Wix.Messages;
using Installer.Wix.Tables;

namespace Installer.Wix.Symbols;

/// <summary>An action in a sequence table.</summary>
internal sealed class ActionSymbol(Access access, SequenceTable table, string action, SourceLine? source)
    : Symbol(SymbolKind.Action, new Identifier(access, StandardActions.Key(table, action)), source)
{
    /// <summary>The sequence table.</summary>
    public SequenceTable Table { get; } = table;

    /// <summary>The standard action, custom action or dialog.</summary>
    public string Action { get; private set; } = action;

    /// <summary>The condition under which it runs.</summary>
    public string? Condition { get; set; }

    /// <summary>Its number in the sequence.</summary>
    public int? Sequence { get; set; }

    /// <summary>The action that it comes right before.</summary>
    public string? Before { get; set; }

    /// <summary>The action that it comes right after.</summary>
    public string? After { get; set; }

    /// <summary>Whether another one of the same name takes its place.</summary>
    public bool IsOverridable { get; set; }

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        Action = transform(Action);
        Condition = Apply(transform, Condition);
        Before = Apply(transform, Before);
        After = Apply(transform, After);
    }
}
