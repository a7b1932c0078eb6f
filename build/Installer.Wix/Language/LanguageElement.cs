using System.Xml.Linq;

namespace Installer.Wix.Language;

/// <summary>An element of the WiX language.</summary>
/// <param name="Name">Its name and namespace.</param>
/// <param name="ClassName">The name of the record that the compiler reads it as.</param>
/// <param name="Summary">What it is for, in one sentence.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Children">The elements of its own namespace that may stand in it.</param>
/// <param name="Parents">The elements of other namespaces that it may stand in, where an extension has it: paths of names.</param>
internal sealed record LanguageElement(
    XName Name,
    string ClassName,
    string Summary,
    IReadOnlyList<LanguageAttribute> Attributes,
    IReadOnlyList<LanguageChild> Children,
    IReadOnlyList<string> Parents);
