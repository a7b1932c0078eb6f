using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary>The sequence elements such as <c>InstallExecuteSequence</c>, and the actions in them.</summary>
internal static class SequenceElements
{
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
        string? before = null, after = null, condition = null;
        Identifier? action = isCustom || isShow ? null : Identifier.Global(name);
        int? sequence = null;
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
                case "After":
                    after = attribute.IdentifierText();
                    break;
                case "Before":
                    before = attribute.IdentifierText();
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "OnExit" when isCustom || isShow:
                    sequence = attribute.Option("cancel", "error", "success", "suspend") switch { "success" => -1, "cancel" => -2, "error" => -3, "suspend" => -4, _ => null };
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

        if (action is null && element.Attribute(isShow ? "Dialog" : "Action") is null)
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
            Sequence = sequence,
            Before = before,
            After = after,
            IsOverridable = overridable,
        };
        if (sequence is null && before is null && after is null && StandardActions.Find(table, actionName) is { } standard)
        {
            symbol.Sequence = standard.Sequence;
        }

        context.Add(symbol);
        foreach (var anchor in new[] { before, after })
        {
            if (anchor is not null)
            {
                context.AddActionReference(table, anchor, source);
            }
        }

        void CheckPlace()
        {
            if (suppress)
            {
                return;
            }

            if (sequence is not null && (before ?? after) is not null)
            {
                context.Write(Errors.IllegalWith(source, name, before is not null ? "Before" : "After", element.Attribute("OnExit") is null ? "Sequence" : "OnExit"));
            }

            if (before is not null && after is not null)
            {
                context.Write(Errors.IllegalWith(source, name, "After", "Before"));
            }

            var hasOwnPlace = !isCustom && !isShow && StandardActions.Find(table, name) is not null;
            if (sequence is null && before is null && after is null && !hasOwnPlace && element.Attribute("Sequence") is null && element.Attribute("OnExit") is null)
            {
                context.Write(Errors.NeedSequenceBeforeOrAfter(source, name));
            }

            if (after is not null && after == action?.Id)
            {
                context.Write(Errors.SelfScheduled(source, name, "After", after));
            }

            if (before is not null && before == action?.Id)
            {
                context.Write(Errors.SelfScheduled(source, name, "Before", before));
            }
        }
    }
}
