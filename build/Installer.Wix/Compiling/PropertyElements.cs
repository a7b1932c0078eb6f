using System.Text.RegularExpressions;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Property</c> and <c>WixVariable</c>.</summary>
internal static partial class PropertyElements
{
    /// <summary>Parses a <c>Property</c> element.</summary>
    public static void ParseProperty(CompileContext context, XElement element)
    {
        var read = PropertyElement.Read(context, element);
        var source = read.SourceLine;
        read.Check();
        var property = read.Id?.Id ?? string.Empty;
        switch (property)
        {
            case "SecureCustomProperties" or "AdminProperties" or "MsiHiddenProperties":
                context.Write(Errors.CannotAuthorSpecialProperties(source, property));
                break;
            case "ProductID":
                context.Write(Warnings.ProductIdAuthored(source));
                break;
            case "ErrorDialog" when read.Value is not null:
                context.AddReference("Dialog", read.Value, source);
                break;
        }

        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            context.Write(Errors.IllegalInnerText(source, "Property", "Value"));
        }

        if (read.SuppressModularization)
        {
            context.Add(new SuppressModularizationSymbol(property, source));
        }

        var secure = read.Secure;
        var signatures = new List<(string Signature, SourceLine Source)>();
        read.ParseChildren(
            new()
            {
                ProductSearch = child =>
                {
                    UpgradeElements.ParseProductSearch(context, child, property);
                    secure = true;
                },
                Search = SearchElements.Searches(context, (signature, child) =>
                {
                    if (signature.Length > 0)
                    {
                        signatures.Add((signature, child.Source()));
                    }
                }),
            },
            new ElementOwner(TableName: "Property", ObjectId: property));
        if (read.ComplianceCheck && signatures.Count == 0)
        {
            context.Write(Errors.SearchElementRequiredWith(source, "Property", "ComplianceCheck", "yes"));
        }

        foreach (var (signature, place) in signatures)
        {
            if (read.ComplianceCheck)
            {
                context.AddRow("CCPSearch", Identifier.Generated(signature), place, signature);
            }

            if (property.Any(char.IsAsciiLetterLower))
            {
                context.Write(Errors.SearchPropertyNotUppercase(source, "Property", "Id", property));
            }

            context.AddRow("AppSearch", null, place, property, signature);
            context.EnsureTable("Signature");
        }

        if (read.Id is not { } id)
        {
            return;
        }

        if (read.Value is null && signatures.Count == 0 && !read.Admin && !secure && !read.Hidden)
        {
            context.Write(Warnings.PropertyUseless(source, property));
            return;
        }

        WarnOfReferences(context, source, property, read.Value);
        if (secure && property.Any(char.IsAsciiLetterLower))
        {
            context.Write(Errors.SecurePropertyNotUppercase(source, "Property", "Id", property));
        }

        context.AddRow("Property", id, source, property, read.Value);
        if (read.Admin || read.Hidden || secure)
        {
            context.Add(new PropertyFlagsSymbol(property, source) { Admin = read.Admin, Hidden = read.Hidden, Secure = secure });
        }
    }

    /// <summary>Parses a <c>WixVariable</c> element.</summary>
    public static void ParseWixVariable(CompileContext context, XElement element)
    {
        var variable = WixVariableElement.Read(context, element);
        context.NoChildren(element);
        if (variable is { Id: { } id, Value: not null })
        {
            id = variable.Overridable ? id with { Access = Access.Virtual } : id;
            context.Add(new VariableSymbol(id, variable.SourceLine, variable.Value, variable.Overridable));
        }
    }

    /// <summary>Warns of a property in the value of another one, which Windows Installer does not resolve there.</summary>
    public static void WarnOfReferences(CompileContext context, SourceLine source, string property, string? value)
    {
        if (value is null)
        {
            return;
        }

        foreach (Match match in PropertyReference().Matches(value))
        {
            context.Write(Warnings.PropertyReferenceInValue(source, property, match.Value));
        }
    }

    [GeneratedRegex(@"\[[a-zA-Z_][a-zA-Z0-9_\.]*\]")]
    private static partial Regex PropertyReference();
}
