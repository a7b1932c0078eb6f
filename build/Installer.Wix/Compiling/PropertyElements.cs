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
        var source = element.Source();
        Identifier? id = null;
        bool admin = false, hidden = false, secure = false, complianceCheck = false;
        string? value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Admin":
                    admin = attribute.IsYes();
                    break;
                case "ComplianceCheck":
                    complianceCheck = attribute.IsYes();
                    break;
                case "Hidden":
                    hidden = attribute.IsYes();
                    break;
                case "Secure":
                    secure = attribute.IsYes();
                    break;
                case "SuppressModularization":
                    attribute.YesNo();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "Property", "Id"));
        }
        else if (id.Value.Id is "SecureCustomProperties" or "AdminProperties" or "MsiHiddenProperties")
        {
            context.Write(Errors.CannotAuthorSpecialProperties(source, id.Value.Id));
        }

        else if (id.Value.Id == "ProductID")
        {
            context.Write(Warnings.ProductIdAuthored(source));
        }

        var property = id?.Id ?? string.Empty;
        if (property == "ErrorDialog" && value is not null)
        {
            context.AddReference("Dialog", value, source);
        }

        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            context.Write(Errors.IllegalInnerText(source, "Property", "Value"));
        }

        var signatures = new List<(string Signature, SourceLine Source)>();
        context.Children(element, new ElementOwner(TableName: "Property", ObjectId: property), child =>
        {
            if (child.Name.LocalName == "ProductSearch")
            {
                UpgradeElements.ParseProductSearch(context, child, property);
                secure = true;
            }
            else if (SearchElements.ParseSearch(context, child) is not { } signature)
            {
                return false;
            }
            else if (signature.Length > 0)
            {
                signatures.Add((signature, child.Source()));
            }

            return true;
        });

        if (complianceCheck && signatures.Count == 0)
        {
            context.Write(Errors.SearchElementRequiredWith(source, "Property", "ComplianceCheck", "yes"));
        }

        foreach (var (signature, place) in signatures)
        {
            if (complianceCheck)
            {
                context.AddRow("CCPSearch", Identifier.Generated(signature), place, signature);
            }

            if (property.Any(char.IsAsciiLetterLower))
            {
                context.Write(Errors.SearchPropertyNotUppercase(source, "Property", "Id", property));
            }

            context.AddRow("AppSearch", null, place, property, signature);
        }

        if (id is null)
        {
            return;
        }

        if (value is null && signatures.Count == 0 && !admin && !secure && !hidden)
        {
            context.Write(Warnings.PropertyUseless(source, property));
            return;
        }

        WarnOfReferences(context, source, property, value);
        if (secure && property.Any(char.IsAsciiLetterLower))
        {
            context.Write(Errors.SecurePropertyNotUppercase(source, "Property", "Id", property));
        }

        context.AddRow("Property", id, source, property, value);
        if (admin || hidden || secure)
        {
            context.Add(new PropertyFlagsSymbol(property, source) { Admin = admin, Hidden = hidden, Secure = secure });
        }
    }

    /// <summary>Parses a <c>WixVariable</c> element.</summary>
    public static void ParseWixVariable(CompileContext context, XElement element)
    {
        Identifier? id = null;
        var overridable = false;
        string? value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Overridable":
                    overridable = attribute.IsYes();
                    break;
                case "Value":
                    value = attribute.Value;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        foreach (var required in new[] { "Id", "Value" })
        {
            if (element.Attribute(required) is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), "WixVariable", required));
            }
        }

        context.NoChildren(element);
        if (id is { } identifier && value is not null)
        {
            identifier = overridable ? identifier with { Access = Access.Virtual } : identifier;
            context.Add(new VariableSymbol(identifier, element.Source(), value, overridable));
        }
    }

    private static void WarnOfReferences(CompileContext context, SourceLine source, string property, string? value)
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
