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
        foreach (var attribute in context.Attributes(element))
        {
            attribute.Unexpected();
        }

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
        string? before = null, after = null, condition = null;
        Identifier? action = isCustom || isShow ? null : Identifier.Global(name);
        int? sequence = null, exit = null;
        bool suppress = false, overridable = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Action" when isCustom:
                    action = attribute.Identifier();
                    break;
                case "Dialog" when isShow:
                    action = attribute.Identifier();
                    break;
                case "After" when canBePlaced:
                    after = ReadAnchor(attribute);
                    break;
                case "Before" when canBePlaced:
                    before = ReadAnchor(attribute);
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "OnExit" when mustBePlaced:
                    exit = attribute.Text() switch { "success" => -1, "cancel" => -2, "error" => -3, "suspend" => -4, _ => null };
                    break;
                case "Overridable":
                    overridable = attribute.IsYes();
                    break;
                case "Sequence":
                    sequence = attribute.Integer(1, short.MaxValue);
                    break;
                case "Suppress":
                    suppress = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

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

        if (suppress)
        {
            context.Add(new SuppressActionSymbol(table, actionName, source));
            return;
        }

        var access = overridable ? Access.Virtual : action.Value.Access;
        var symbol = new ActionSymbol(access, table, actionName, source)
        {
            Condition = condition,
            Sequence = sequence ?? exit,
            Before = before,
            After = after,
            IsOverridable = overridable,
        };
        if (symbol.Sequence is null && before is null && after is null && StandardActions.Find(table, actionName) is { } standard)
        {
            symbol.Sequence = standard.Sequence;
        }

        context.Add(symbol);

        string? ReadAnchor(AttributeReader attribute)
        {
            var anchor = attribute.IdentifierText();
            if (anchor is not null)
            {
                context.AddActionReference(table, anchor, source);
            }

            return anchor;
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
            else if (mustBePlaced && !suppress && (sequence ?? exit) is null && before is null && after is null && !HasIllegalPlace())
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

            if (overridable && !mustBePlaced)
            {
                context.Write(Errors.UnexpectedAttribute(source, name, "Overridable"));
            }

            if (suppress && ((before ?? after) is not null || (sequence ?? exit) is not null || overridable))
            {
                context.Write(Errors.IllegalWithAny(source, name, "Suppress", "Before", "After", "Sequence", "Overridable"));
            }
        }

        // A place that is not legal was reported as such.
        bool HasIllegalPlace() => element.Attributes().Any(a => a.Name.LocalName is "After" or "Before" or "Sequence");
    }
}
