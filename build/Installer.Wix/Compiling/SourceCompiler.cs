using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary>Compiles a preprocessed source file: the <c>Wix</c> element and what may stand directly in it.</summary>
internal static class SourceCompiler
{
    /// <summary>Compiles a document into the context's sections.</summary>
    public static void Compile(CompileContext context, XDocument document)
    {
        var root = document.Root!;
        var source = root.Source();
        if (root.Name.LocalName != "Wix")
        {
            context.Write(Errors.InvalidDocumentElement(source, root.Name.LocalName, "source", "Wix"));
            return;
        }

        if (root.Name.Namespace != Namespaces.Wxs)
        {
            context.Write(root.Name.Namespace == XNamespace.None
                ? Errors.MissingNamespace(source, "Wix", Namespaces.Wxs.NamespaceName)
                : Errors.WrongNamespace(source, "Wix", root.Name.NamespaceName, Namespaces.Wxs.NamespaceName));
            return;
        }

        var wix = WixElement.Read(context, root);
        if (wix.RequiredVersion is { } required && Version.TryParse(required, out var version) && version > WixVersion.Emulated)
        {
            context.Write(Errors.InsufficientVersion(source, WixVersion.Emulated.ToString(), required));
        }

        wix.ParseChildren(new()
        {
            Fragment = child => FragmentElements.ParseFragment(context, child),
            Module = child => ModuleElements.ParseModule(context, child),
            Package = child => PackageElements.ParsePackage(context, child),
        });
    }
}
