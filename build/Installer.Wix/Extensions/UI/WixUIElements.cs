using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.UI;

/// <summary><c>WixUI</c>: gives a package a set of dialogs.</summary>
internal static class WixUIElements
{
    private const string InstallDirectoryProperty = "WIXUI_INSTALLDIR";

    /// <summary>Parses a <c>WixUI</c> element.</summary>
    public static void ParseWixUI(CompileContext context, XElement element)
    {
        var read = WixUIElement.Read(context, element);
        context.NoChildren(element);
        if (read.Id is not { } set)
        {
            return;
        }

        var name = read.ExtendedPathValidation ? $"{set.Id}_ExtendedPathValidation" : set.Id;
        context.AddReference(SymbolKind.UI, ExtensionFragment.NameFor(name, context.Platform), read.SourceLine);
        if (read.InstallDirectory is { } directory)
        {
            context.AddRow("Property", Identifier.Global(InstallDirectoryProperty), read.SourceLine, InstallDirectoryProperty, directory);
        }
    }
}
