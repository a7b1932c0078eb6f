using System.Xml.Linq;

namespace Installer.Wix.Language;

/// <summary>Elements that WiX knows and this compiler does not.</summary>
/// <param name="XmlNamespace">Their namespace.</param>
/// <param name="Names">Their names.</param>
/// <param name="Reason">Why, in one sentence.</param>
internal sealed record RefusedElements(XNamespace XmlNamespace, IReadOnlyList<string> Names, string Reason);
