using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Provides</c>, <c>Requires</c> and <c>RequiresRef</c>: products that need one another.</summary>
internal static class DependencyElements
{
    /// <summary>The key under which products find each other, below <c>HKEY_LOCAL_MACHINE</c> or <c>HKEY_CURRENT_USER</c>.</summary>
    public const string RegistryKey = @"Software\Classes\Installer\Dependencies\";

    /// <summary>The number that stands for the root key of the one whom the package is installed for.</summary>
    public const int RegistryRoot = -1;

    /// <summary>The name that stands for all products where dependencies are ignored.</summary>
    private const string AllProviders = "ALL";

    private static readonly char[] s_illegalInKey = [' ', '"', ';', '\\'];

    /// <summary>Parses a <c>Provides</c> element.</summary>
    /// <returns>What may be the component's key path.</returns>
    public static ComponentElements.KeyPathCandidate ParseProvides(CompileContext context, XElement element, string component)
    {
        var provides = ProvidesElement.Read(context, element);
        var source = provides.SourceLine;
        CheckKey(context, provides.Key, "Key", source);
        if (provides.Key == AllProviders)
        {
            context.Write(Errors.ReservedValue(source, "Provides", "Key", AllProviders));
        }

        if (provides.Key is null)
        {
            context.AddReference("Property", "ProductCode", source);
        }

        if (provides.Version is not null)
        {
            context.Write(Warnings.DiscouragedProviderVersion(source));
        }

        var key = provides.Key ?? "!(bind.property.ProductCode)";
        var id = provides.Id ?? Identifier.Generated(IdentifierGenerator.Generate("dep", "Provides", component, key));
        provides.ParseChildren(new()
        {
            Requires = child => ParseRequires(context, child, id.Id),
            RequiresRef = child => ParseRequiresRef(context, child, id.Id),
        });
        context.AddRow("Wix4DependencyProvider", id, source, id.Id, component, key, provides.Version, provides.DisplayName, null);
        AddValue(null, "[ProductCode]");
        var version = AddValue("Version", provides.Version ?? "[ProductVersion]");
        AddValue("DisplayName", provides.DisplayName ?? "[ProductName]");
        return new ComponentElements.KeyPathCandidate(version, KeyPathKind.Registry, IsExplicit: null);

        Identifier AddValue(string? name, string value) => RegistryElements.AddString(context, source, RegistryRoot, RegistryKey + key, name, value, component);
    }

    /// <summary>Parses a <c>Requires</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="provider">The <c>Provides</c> around it, if there is one.</param>
    public static void ParseRequires(CompileContext context, XElement element, string? provider)
    {
        var requires = RequiresElement.Read(context, element);
        var source = requires.SourceLine;
        context.NoChildren(element);
        CheckKey(context, requires.ProviderKey, "ProviderKey", source);
        if (requires.Id is null && provider is null)
        {
            context.Write(Errors.ExpectedAttributeUnlessIn(source, "Requires", "Id", "Provides"));
            return;
        }

        var id = requires.Id ?? Identifier.Generated(IdentifierGenerator.Generate("dep", "Requires", requires.ProviderKey));
        context.AddRow("Wix4Dependency", id, source, id.Id, requires.ProviderKey, requires.Minimum, requires.Maximum, requires.Attributes);
        if (provider is not null)
        {
            context.AddRow("Wix4DependencyRef", null, source, provider, id.Id);
        }
    }

    private static void ParseRequiresRef(CompileContext context, XElement element, string provider)
    {
        var reference = RequiresRefElement.Read(context, element);
        context.NoChildren(element);
        if (reference.Id is { } id)
        {
            context.AddRow("Wix4DependencyRef", null, reference.SourceLine, provider, id);
        }
    }

    private static void CheckKey(CompileContext context, string? key, string attribute, SourceLine source)
    {
        if (key?.IndexOfAny(s_illegalInKey) is >= 0 and var position)
        {
            context.Write(Errors.IllegalCharacterInProviderKey(source, attribute, key[position], s_illegalInKey));
        }
    }
}
