using System.Xml.Linq;

using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions;

/// <summary>An element of an extension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parents">What it may stand in.</param>
/// <param name="Handler">What parses it.</param>
internal sealed record ExtensionElementDefinition(string Name, IReadOnlyList<ParentPath> Parents, ElementHandler Handler)
{
    /// <summary>An element whose handler does not ask what is around it.</summary>
    public ExtensionElementDefinition(string name, IReadOnlyList<ParentPath> parents, Action<CompileContext, XElement> handler)
        : this(name, parents, (context, element, _) => handler(context, element))
    {
    }
}
