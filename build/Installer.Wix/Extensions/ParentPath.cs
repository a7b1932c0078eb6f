using System.Xml.Linq;

namespace Installer.Wix.Extensions;

/// <summary>Elements one in another, the innermost last, in which something of an extension may stand.</summary>
/// <param name="names">Their names.</param>
internal sealed class ParentPath(params IReadOnlyList<XName> names)
{
    /// <summary>Whether an element is the innermost of such elements.</summary>
    public bool Matches(XElement? element)
    {
        for (var i = names.Count - 1; i >= 0; i--)
        {
            if (element?.Name != names[i])
            {
                return false;
            }

            element = element.Parent;
        }

        return true;
    }
}
