using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary>The sequence elements such as <c>InstallExecuteSequence</c>, and the actions in them.</summary>
internal static class SequenceElements
{
    /// <summary>The standard actions that have no number of their own.</summary>
    private static readonly string[] WithoutPlace =
        ["InstallExecute", "InstallExecuteAgain", "RemoveExistingProducts", "DisableRollback", "ScheduleReboot", "ForceReboot", "ResolveSource"];

    /// <summary>The standard actions that have a number and may still be put elsewhere.</summary>
    private static readonly string[] Movable = ["AppSearch", "CCPSearch", "RMCCPSearch", "LaunchConditions", "FindRelatedProducts"];

    /// <summary>Parses a sequence element.</summary>
    public static void ParseSequence(CompileContext context, XElement element, SequenceTable table)
    {
        SequenceElement.Read(context, element);
        context.Children(element, default, child =>
        {
            var name = child.Name.LocalName;
            var isShow = name == "Show" && table is SequenceTable.InstallUISequence or SequenceTable.AdminUISequence;
            if (name != "Custom" && !isShow && !StandardActions.Contains(name))
            {
                return false;
            }

            ParseAction(context, child, table);
            return true;
        });
    }

    private static void ParseAction(CompileContext context, XElement element, SequenceTable table)
    {
        var name = element.Name.LocalName;
        var source = element.Source();
        var isCustom = name == "Custom";
        var isShow = name == "Show";
        var mustBePlaced = isCustom || isShow || WithoutPlace.Contains(name);
        var canBePlaced = mustBePlaced || Movable.Contains(name);
        var read = SequenceActionElement.Read(context, element, isCustom || isShow ? name : mustBePlaced ? "Unplaced" : canBePlaced ? "Movable" : "Fixed");
        var action = isCustom ? read.Action : isShow ? read.Dialog : Identifier.Global(name);
        var (before, after, sequence, exit) = (read.Before, read.After, read.Sequence, read.OnExit);
        AddAnchor(after);
        AddAnchor(before);
        if (action is null)
        {
            context.Write(Errors.ExpectedAttribute(source, name, isShow ? "Dialog" : "Action"));
        }

        CheckPlace();
        context.NoChildren(element);
        if (action is null)
        {
            return;
        }

        var actionName = action.Value.Id;
        if (isCustom)
        {
            context.AddReference("CustomAction", actionName, source);
        }
        else if (isShow)
        {
            context.AddReference("Dialog", actionName, source);
        }

        if (read.Suppress)
        {
            context.Add(new SuppressActionSymbol(table, actionName, source));
            return;
        }

        var access = read.Overridable ? Access.Virtual : action.Value.Access;
        var symbol = new ActionSymbol(access, table, actionName, source)
        {
            Condition = read.Condition,
            Sequence = sequence ?? exit,
            Before = before,
            After = after,
            IsOverridable = read.Overridable,
        };
        if (symbol.Sequence is null && before is null && after is null && StandardActions.Find(table, actionName) is { } standard)
        {
            symbol.Sequence = standard.Sequence;
        }

        context.Add(symbol);

        void AddAnchor(string? anchor)
        {
            if (anchor is not null)
            {
                context.AddActionReference(table, anchor, source);
            }
        }

        void CheckPlace()
        {
            if (sequence is not null && exit is not null)
            {
                context.Write(Errors.IllegalWith(source, name, "Sequence", "OnExit"));
            }
            else if (sequence is not null && (before ?? after) is not null)
            {
                context.Write(Errors.IllegalWith(source, name, "Sequence", before is not null ? "Before" : "After"));
            }

            if (before is not null && after is not null)
            {
                context.Write(Errors.IllegalWith(source, name, "After", "Before"));
            }
            else if (mustBePlaced && !read.Suppress && (sequence ?? exit) is null && before is null && after is null && !HasIllegalPlace())
            {
                context.Write(Errors.NeedSequenceBeforeOrAfter(source, name));
            }

            if (before is not null && before == action?.Id)
            {
                context.Write(Errors.SelfScheduled(source, name, "Before", before));
            }
            else if (after is not null && after == action?.Id)
            {
                context.Write(Errors.SelfScheduled(source, name, "After", after));
            }

            if (read.Overridable && !mustBePlaced)
            {
                context.Write(Errors.UnexpectedAttribute(source, name, "Overridable"));
            }

            if (read.Suppress && ((before ?? after) is not null || (sequence ?? exit) is not null || read.Overridable))
            {
                context.Write(Errors.IllegalWithAny(source, name, "Suppress", "Before", "After", "Sequence", "Overridable"));
            }
        }

        // A place that is not legal was reported as such.
        bool HasIllegalPlace() => element.Attributes().Any(a => a.Name.LocalName is "After" or "Before" or "Sequence");
    }
}
