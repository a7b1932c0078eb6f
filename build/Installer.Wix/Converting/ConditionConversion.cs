namespace Installer.Wix.Converting;

/// <summary>Conditions, which were text in elements and are attributes now.</summary>
internal sealed class ConditionConversion(ConversionContext context)
{
    private const string Element = "Condition";
    private const string Attribute = "Condition";

    /// <summary>Moves the text of an element to an attribute of it.</summary>
    public void ConvertInnerText(SourceElement element, string attribute)
    {
        if (InnerText.Read(element) is not { } value)
        {
            return;
        }

        if (element[attribute] is not null || InnerText.HasInstructions(element))
        {
            var obstacle = element[attribute] is not null ? "has a value already" : "could not hold the instruction to the preprocessor in it";
            context.Refuse("InnerTextDeprecated", element, element.LocalName, $"belongs into the attribute {attribute}, which {obstacle}. Move it by hand");
        }
        else if (Makes(element, $"the attribute {attribute}"))
        {
            InnerText.Remove(element, element);
            element.Set(attribute, value);
        }
    }

    /// <summary>A condition of the package: a Launch element.</summary>
    public void ConvertLaunch(SourceElement condition)
    {
        if (condition["Message"] is not { Length: > 0 } message || InnerText.HasInstructions(condition))
        {
            return;
        }

        var value = InnerText.Read(condition) ?? (condition.Children.Count > 0 ? string.Empty : null);
        if (value is null || !Makes(condition, "a Launch element"))
        {
            return;
        }

        InnerText.Remove(condition, condition);
        condition.Name = context.Qualify(condition, "Launch");
        condition.Remove("Message");
        condition.Set(Attribute, value.Trim());
        condition.Set("Message", message);
    }

    /// <summary>A condition in a Component or PermissionEx: an attribute of it.</summary>
    public void ConvertParent(SourceElement parent)
    {
        if (FindCondition(parent) is { } condition && InnerText.Read(condition) is { } value && !InnerText.HasInstructions(condition) && Makes(parent, $"the attribute Condition of {parent.LocalName}", condition))
        {
            MoveCommentsBefore(parent, condition);
            Take(parent, condition);
            parent.Set(Attribute, value);
        }
    }

    /// <summary>A condition in a Feature: a Level element.</summary>
    public void ConvertFeature(SourceElement feature)
    {
        foreach (var condition in feature.Elements.Where(child => ConversionContext.Is(child, Element)).ToArray())
        {
            if (condition["Level"] is { Length: > 0 } level && InnerText.Read(condition) is { } value && !InnerText.HasInstructions(condition) && Makes(feature, "a Level element", condition))
            {
                InnerText.Remove(condition, condition);
                condition.Name = context.Qualify(condition, "Level");
                condition.Remove("Level");
                condition.Set("Value", level);
                condition.Set(Attribute, value);
            }
        }
    }

    /// <summary>Conditions in a Control: an attribute of it for each action. Several of one action hold if any does.</summary>
    public void ConvertControl(SourceElement control)
    {
        var found = new List<(string Action, string Value, SourceElement Condition)>();
        foreach (var condition in control.Elements.Where(child => ConversionContext.Is(child, Element)).ToArray())
        {
            if (condition["Action"] is { Length: > 0 } action && InnerText.Read(condition) is { } value && !InnerText.HasInstructions(condition)
                && Makes(control, $"an attribute of the Control", condition))
            {
                found.Add((char.ToUpperInvariant(action[0]) + action[1..] + Attribute, value, condition));
            }
        }

        foreach (var (_, _, condition) in found)
        {
            MoveCommentsBefore(control, condition);
            Take(control, condition);
        }

        foreach (var group in found.GroupBy(condition => condition.Action))
        {
            string[] values = [.. group.Select(condition => condition.Value)];
            control.Set(group.Key, values.Length == 1 ? values[0] : string.Join(" OR ", values.Select(value => $"({value})")));
        }
    }

    /// <summary>The conditions of the actions in a sequence.</summary>
    public void ConvertSequence(SourceElement sequence)
    {
        foreach (var action in sequence.Elements.ToArray())
        {
            ConvertInnerText(action, Attribute);
        }
    }

    /// <summary>The condition of a Publish; the one that always holds is left out.</summary>
    public void ConvertPublish(SourceElement publish)
    {
        if (InnerText.Read(publish) is not { } value || InnerText.HasInstructions(publish) || !Makes(publish, "the attribute Condition"))
        {
            return;
        }

        InnerText.Remove(publish, publish);
        if (value != "1" || !context.Makes("PublishConditionOneUnnecessary", publish))
        {
            publish.Set(Attribute, value);
        }
    }

    private static SourceElement? FindCondition(SourceElement parent) => parent.Elements.FirstOrDefault(child => ConversionContext.Is(child, Element));

    private static void MoveCommentsBefore(SourceElement place, SourceElement condition) =>
        place.InsertBefore([.. condition.Children.OfType<SourceMarkup>().Where(markup => markup.IsComment)]);

    /// <summary>Takes a condition out of the element that has it as an attribute now.</summary>
    private static void Take(SourceElement parent, SourceElement condition)
    {
        condition.Detach();
        if (parent.Children.TrueForAll(child => child is SourceText { IsBlank: true }))
        {
            parent.Children.Clear();
            InnerText.MakeSingleTag(parent);
        }
    }

    private bool Makes(SourceElement element, string target, SourceElement? text = null) => context.Makes("InnerTextDeprecated", element, (text ?? element).LocalName, $"is {target} now");
}
