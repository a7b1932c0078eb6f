using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Category</c>, <c>IsolateComponent</c> and <c>AssemblyName</c>: what a component tells others of itself.</summary>
internal static class PublishElements
{
    /// <summary>Parses a <c>Category</c> element: a row of the PublishComponent table.</summary>
    public static void ParseCategory(CompileContext context, XElement element, string componentId)
    {
        string? id = null, data = null, feature = null, qualifier = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Guid();
                    break;
                case "AppData":
                    data = attribute.Text();
                    break;
                case "Feature":
                    feature = attribute.IdentifierText();
                    if (feature is not null)
                    {
                        context.AddReference("Feature", feature, element.Source());
                    }

                    break;
                case "Qualifier":
                    qualifier = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id", "Qualifier");
        context.NoChildren(element);
        context.AddRow("PublishComponent", null, element.Source(), id, qualifier, componentId, data, feature ?? (object)new PrimaryFeatureValue(componentId));
    }

    /// <summary>Parses an <c>IsolateComponent</c> element.</summary>
    public static void ParseIsolateComponent(CompileContext context, XElement element, string componentId)
    {
        string? shared = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name != "Shared")
            {
                attribute.Unexpected();
                continue;
            }

            shared = attribute.IdentifierText();
            if (shared is not null)
            {
                context.AddReference("Component", shared, element.Source());
            }
        }

        context.Require(element, "Shared");
        context.NoChildren(element);
        context.AddRow("IsolatedComponent", null, element.Source(), shared, componentId);
    }

    /// <summary>Parses an <c>AssemblyName</c> element.</summary>
    public static void ParseAssemblyName(CompileContext context, XElement element, string componentId)
    {
        string? id = null, value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");
        context.NoChildren(element);
        context.AddRow("MsiAssemblyName", Identifier.Generated($"{componentId}/{id}"), element.Source(), componentId, id, value);
    }
}
