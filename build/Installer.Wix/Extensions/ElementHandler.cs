using System.Xml.Linq;

using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions;

/// <summary>Parses an element of an extension.</summary>
/// <param name="context">Where symbols and errors go.</param>
/// <param name="element">The element.</param>
/// <param name="owner">What the element around it is.</param>
internal delegate void ElementHandler(CompileContext context, XElement element, ElementOwner owner);
