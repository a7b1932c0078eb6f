using System.Xml.Linq;

using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions;

/// <summary>References from what is authored to an extension's own library.</summary>
internal static class ExtensionReferences
{
    /// <summary>Takes the fragment with a custom action of an extension into the package.</summary>
    /// <param name="context">Where the reference goes.</param>
    /// <param name="element">The element that needs the custom action.</param>
    /// <param name="name">The custom action, without the architecture.</param>
    public static void AddExtensionAction(this CompileContext context, XElement element, string name) =>
        context.AddReference("CustomAction", ExtensionFragment.NameFor(name, context.Platform), element.Source());
}
