using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Category</c>, <c>IsolateComponent</c> and <c>AssemblyName</c>: what a component tells others of itself.</summary>
internal static class PublishElements
{
    /// <summary>Parses a <c>Category</c> element: a row of the PublishComponent table.</summary>
    public static void ParseCategory(CompileContext context, XElement element, string componentId)
    {
        var category = CategoryElement.Read(context, element);
        context.NoChildren(element);
        var feature = category.Feature ?? (object)new PrimaryFeatureValue(componentId);
        context.AddRow("PublishComponent", null, category.SourceLine, category.Id, category.Qualifier, componentId, category.AppData, feature);
    }

    /// <summary>Parses an <c>IsolateComponent</c> element.</summary>
    public static void ParseIsolateComponent(CompileContext context, XElement element, string componentId)
    {
        var isolation = IsolateComponentElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow("IsolatedComponent", null, isolation.SourceLine, isolation.Shared, componentId);
    }

    /// <summary>Parses an <c>AssemblyName</c> element.</summary>
    public static void ParseAssemblyName(CompileContext context, XElement element, string componentId)
    {
        var name = AssemblyNameElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow("MsiAssemblyName", Identifier.Generated($"{componentId}/{name.Id}"), name.SourceLine, componentId, name.Id, name.Value);
    }
}
