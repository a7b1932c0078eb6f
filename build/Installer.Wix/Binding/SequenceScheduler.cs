using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>Gives every action its number. An action before or after another one is numbered next to it, and drags along what is before or after itself.</summary>
internal sealed class SequenceScheduler(Messaging messaging)
{
    private const int MaximumChain = 1000;

    private readonly Dictionary<string, ActionSymbol> actions = new(StringComparer.Ordinal);
    private readonly Dictionary<ActionSymbol, List<ActionSymbol>> before = [];
    private readonly Dictionary<ActionSymbol, List<ActionSymbol>> after = [];

    /// <summary>Schedules the authored actions and the standard ones that the package's tables need.</summary>
    public IReadOnlyList<ActionSymbol> Schedule(IEnumerable<Symbol> symbols, IEnumerable<StandardAction> required)
    {
        var order = new List<ActionSymbol>();
        var suppressed = new List<SuppressActionSymbol>();
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case ActionSymbol action when actions.TryAdd(action.Id, action):
                    order.Add(action);
                    break;
                case SuppressActionSymbol suppress:
                    suppressed.Add(suppress);
                    break;
            }
        }

        foreach (var standard in required)
        {
            AddStandard(standard, order);
        }

        Suppress(suppressed, order);
        foreach (var action in order.ToList())
        {
            if (action.Sequence is null && !messaging.HasErrors)
            {
                Attach(action, order);
            }
        }

        if (messaging.HasErrors)
        {
            return order;
        }

        if (actions.ContainsKey(StandardActions.Key(SequenceTable.InstallExecuteSequence, "DuplicateFiles")))
        {
            AddStandard(StandardActions.Find(SequenceTable.InstallExecuteSequence, "InstallFiles")!, order);
        }

        foreach (var table in order.Select(a => a.Table).Distinct().ToList())
        {
            Number([.. order.Where(a => a.Table == table && a.Sequence is not null).OrderBy(a => a.Sequence)]);
        }

        return order;
    }

    private void AddStandard(StandardAction standard, List<ActionSymbol> order)
    {
        var key = StandardActions.Key(standard.Table, standard.Action);
        if (actions.TryGetValue(key, out var authored))
        {
            // An authored standard action keeps its usual place when it names none, and its usual condition when it has none.
            if (authored.Sequence is null && authored.Before is null && authored.After is null)
            {
                authored.Sequence = standard.Sequence;
            }

            return;
        }

        var action = new ActionSymbol(Access.Virtual, standard.Table, standard.Action, null) { Sequence = standard.Sequence, Condition = standard.Condition };
        actions.Add(key, action);
        order.Add(action);
    }

    private void Suppress(List<SuppressActionSymbol> suppressed, List<ActionSymbol> order)
    {
        foreach (var suppress in suppressed)
        {
            if (!actions.TryGetValue(StandardActions.Key(suppress.Table, suppress.Action), out var action))
            {
                continue;
            }

            if (action.Source is null || action.IsOverridable || action.Identifier?.Access == Access.Virtual)
            {
                messaging.Write(Warnings.SuppressAction(suppress.Source, suppress.Action, suppress.Table.ToString()));
                if (action.Source is { } place)
                {
                    messaging.Write(Warnings.SuppressAction2(place));
                }

                actions.Remove(action.Id);
                order.Remove(action);
            }
            else
            {
                messaging.Write(Errors.SuppressNonoverridableAction(suppress.Source, suppress.Table.ToString(), suppress.Action));
                messaging.Write(Errors.SuppressNonoverridableAction2(action.Source));
            }
        }
    }

    private void Attach(ActionSymbol action, List<ActionSymbol> order)
    {
        if (FindAnchor(action, order) is not { } anchor)
        {
            return;
        }

        // A chain that comes back to where it began never reaches a number.
        var previous = action;
        var passed = new HashSet<ActionSymbol>();
        for (ActionSymbol? current = anchor; current is { Sequence: null }; previous = current, current = FindAnchor(current, order))
        {
            if (current == action)
            {
                messaging.Write(Errors.ActionCircularDependency(action.Source, action.Table.ToString(), action.Action, previous.Action));
                return;
            }

            if (passed.Count > MaximumChain)
            {
                throw new WixException(PortableErrors.NestedTooDeep(action.Source, "Actions that are scheduled after one another", MaximumChain));
            }

            // It leads into a cycle of others, which is told with one of them.
            if (!passed.Add(current))
            {
                return;
            }
        }

        var lists = action.After is not null ? after : before;
        if (!lists.TryGetValue(anchor, out var list))
        {
            lists.Add(anchor, list = []);
        }

        list.Add(action);
    }

    private ActionSymbol? FindAnchor(ActionSymbol action, List<ActionSymbol> order)
    {
        if ((action.After ?? action.Before) is not { } name)
        {
            return null;
        }

        var key = StandardActions.Key(action.Table, name);
        if (!actions.ContainsKey(key) && StandardActions.Find(key) is { } standard)
        {
            AddStandard(standard, order);
        }

        return actions.GetValueOrDefault(key);
    }

    private void Number(List<ActionSymbol> absolute)
    {
        for (var i = 0; i < absolute.Count; i++)
        {
            var anchor = absolute[i];
            if (i > 0 && absolute[i - 1].Sequence == anchor.Sequence)
            {
                messaging.Write(Warnings.ActionSequenceCollision(anchor.Source, anchor.Table.ToString(), anchor.Action, absolute[i - 1].Action, anchor.Sequence!.Value));
                if (absolute[i - 1].Source is { } other)
                {
                    messaging.Write(Warnings.ActionSequenceCollision2(other));
                }
            }

            var earlier = new List<ActionSymbol>();
            var later = new List<ActionSymbol>();
            Flatten(before.GetValueOrDefault(anchor), earlier);
            Flatten(after.GetValueOrDefault(anchor), later);
            if (anchor.Sequence < 0)
            {
                foreach (var action in earlier.Concat(later))
                {
                    messaging.Write(Errors.RelativeToTerminationAction(action.Source, action.Table.ToString(), action.Action, anchor.Action));
                }

                if (anchor.Source is { } place && earlier.Count + later.Count > 0)
                {
                    messaging.Write(Errors.RelativeToTerminationAction2(place));
                }

                continue;
            }

            var number = anchor.Sequence!.Value;
            var lowest = i == 0 ? 0 : Math.Max(0, absolute[i - 1].Sequence!.Value);
            var highest = i + 1 < absolute.Count ? absolute[i + 1].Sequence!.Value : short.MaxValue + 1;
            for (var j = earlier.Count - 1; j >= 0; j--)
            {
                Assign(earlier[j], number - (earlier.Count - j), anchor, lowest, highest);
            }

            for (var j = 0; j < later.Count; j++)
            {
                Assign(later[j], number + j + 1, anchor, lowest, highest);
            }
        }
    }

    private void Assign(ActionSymbol action, int number, ActionSymbol anchor, int lowest, int highest)
    {
        if (number <= lowest || number >= highest)
        {
            messaging.Write(Errors.NoUniqueSequenceNumber(action.Source, action.Table.ToString(), action.Action, anchor.Action));
            if (anchor.Source is { } place)
            {
                messaging.Write(Errors.NoUniqueSequenceNumber2(place));
            }
        }

        action.Sequence = number;
    }

    private void Flatten(List<ActionSymbol>? relative, List<ActionSymbol> result)
    {
        foreach (var action in relative ?? [])
        {
            Flatten(before.GetValueOrDefault(action), result);
            result.Add(action);
            Flatten(after.GetValueOrDefault(action), result);
        }
    }
}
