namespace Installer.Wix.Converting;

/// <summary>Custom actions, references to those of extensions, and dialogs of the UI extension.</summary>
internal sealed class ActionConversion(ConversionContext context)
{
    private const string Platform = "$(sys.BUILDARCHSHORT)";

    private static readonly string[] DialogSets = ["WixUI_Advanced", "WixUI_FeatureTree", "WixUI_InstallDir", "WixUI_Minimal", "WixUI_Mondo"];

    /// <summary>A script that stands in the source goes to a file beside it.</summary>
    public void ConvertScript(SourceElement action)
    {
        if (action["Script"] is not { } language || string.IsNullOrWhiteSpace(string.Concat(action.Children.OfType<SourceText>().Select(text => text.Value))) || InnerText.HasInstructions(action))
        {
            return;
        }

        if (context.Options.IsForBuild)
        {
            // There is no file that it could go to; the compiler reports the text.
            return;
        }

        if (context.Makes("InnerTextDeprecated", action, "CustomAction", "is in a file now, which ScriptSourceFile names"))
        {
            var text = string.Concat(action.Children.OfType<SourceText>().Select(part => part.Value));
            var name = (action["Id"] ?? "Script") + (language switch { "jscript" => ".js", "vbscript" => ".vbs", _ => ".txt" });
            InnerText.Remove(action, action);
            context.AddScript(name, text);
            action.Set("ScriptSourceFile", name);
        }
    }

    /// <summary>Actions of extensions have an identifier for each architecture, wherever they are named.</summary>
    public void ConvertScheduled(SourceElement element)
    {
        foreach (var attribute in element.Attributes.Where(attribute => attribute.Name is "Action" or "After" or "Before" or "Id"))
        {
            if (ConversionContext.Rules.Actions.TryGetValue(attribute.Value, out var action))
            {
                var replacement = action + "_" + Platform;
                if (context.Makes("CustomActionIdsIncludePlatformSuffix", element, attribute.Value, replacement))
                {
                    attribute.Value = replacement;
                }
            }
        }
    }

    /// <summary>The actions of dialogs that a Publish calls.</summary>
    public void ConvertPublished(SourceElement publish)
    {
        if (!string.Equals(publish["Event"], "DoAction", StringComparison.OrdinalIgnoreCase) || publish["Value"] is not { } action)
        {
            return;
        }

        if (action.StartsWith("WixUIPrintEula", StringComparison.OrdinalIgnoreCase))
        {
            if (context.Makes("WixUIPrintEulaCustomAction", publish))
            {
                publish.Detach();
            }
        }
        else if (action.StartsWith("WixUI", StringComparison.OrdinalIgnoreCase) && !action.Contains('_', StringComparison.Ordinal)
            && context.Makes("CustomActionIdsIncludePlatformSuffix", publish, action, action + "_" + Platform))
        {
            publish.Set("Value", action + "_" + Platform);
        }
    }

    /// <summary>A reference to what an element of the extension asks for now.</summary>
    public void ConvertReference(SourceElement reference)
    {
        if (reference["Id"] is not { } id || !ConversionContext.Rules.References.TryGetValue(id, out var rule) || !context.Makes("ReferencesReplaced", reference, id, rule.Element))
        {
            return;
        }

        var name = context.Qualify(reference, rule.Element);
        if (!reference.Parent!.Elements.Any(sibling => ConversionContext.Is(sibling, rule.Element)))
        {
            reference.InsertBefore([MakeElement(name, reference)]);
        }

        if (!rule.KeepsReference)
        {
            reference.Detach();
        }
    }

    /// <summary>A reference to one of the dialog sets: the element WixUI.</summary>
    public void ConvertUIReference(SourceElement reference)
    {
        if (reference["Id"] is { } id && DialogSets.Contains(id) && context.Makes("ReferencesReplaced", reference, id, "ui:WixUI"))
        {
            reference.Name = context.Qualify(reference, "ui:WixUI");
        }
    }

    /// <summary>The limit of time was for both kinds of quiet execution.</summary>
    public void ReportTimeout(SourceElement property)
    {
        if (property["Id"] == "QtExecCmdTimeout")
        {
            context.Makes("QtExecCmdTimeoutAmbiguous", property);
        }
    }

    private static SourceElement MakeElement(string name, SourceElement place)
    {
        var element = new SourceElement { Name = name, Line = place.Line };
        InnerText.MakeSingleTag(element);
        return element;
    }
}
