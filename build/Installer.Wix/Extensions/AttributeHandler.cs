using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions;

/// <summary>Parses an attribute of an extension on an element that is not the extension's.</summary>
/// <param name="context">Where symbols and errors go.</param>
/// <param name="attribute">The attribute.</param>
internal delegate void AttributeHandler(CompileContext context, AttributeReader attribute);
