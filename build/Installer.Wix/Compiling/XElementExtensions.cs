using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary>Reads what the preprocessor noted on an element.</summary>
internal static class XElementExtensions
{
    /// <summary>Where the element was authored.</summary>
    public static SourceLine Source(this XElement element) => element.Annotation<SourceLine>() ?? new SourceLine(string.Empty, 0);
}
