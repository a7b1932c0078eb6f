using System.Xml.Linq;

namespace Installer.Wix.Compiling;

/// <summary>What parses the children of an element.</summary>
internal interface IChildren
{
    /// <summary>Parses a child of the namespace that its parent is of.</summary>
    /// <returns>Whether such a child may stand there.</returns>
    bool TryParse(XElement child);

    /// <summary>Whether WiX knows a child of that name there and this compiler does not.</summary>
    bool IsRefused(string name);
}
