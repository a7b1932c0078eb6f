using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Firewall;

/// <summary><c>FirewallException</c> and the elements in it.</summary>
internal static class FirewallElements
{
    private const string Table = "Wix5FirewallException";
    private const string Tcp = "6";
    private const string Udp = "17";
    private const string DeferToUser = "3";
    private const int UsesRule2 = 0x8;
    private const int UsesRule3 = 0x10;
    private const int Inbound = 1;
    private const int Outbound = 2;

    /// <summary>What WiX stores in a text column for a number that was not authored; the custom action knows it as that.</summary>
    private static readonly string NotSet = int.MinValue.ToString(CultureInfo.InvariantCulture);

    /// <summary>Attributes whose words stand for numbers or for the API's own words.</summary>
    private static readonly Dictionary<string, (string Column, Dictionary<string, string> Words)> WordAttributes = new(StringComparer.Ordinal)
    {
        ["Action"] = ("Action", new() { ["allow"] = "1", ["block"] = "0" }),
        ["EdgeTraversal"] = ("EdgeTraversal", new() { ["allow"] = "1", ["deferToApp"] = "2", ["deferToUser"] = DeferToUser, ["deny"] = "0" }),
        ["Enabled"] = ("Enabled", new() { ["yes"] = "1", ["no"] = "0" }),
        ["InterfaceType"] = ("InterfaceTypes", new() { ["remoteAccess"] = "remoteAccess", ["wireless"] = "wireless", ["lan"] = "lan", ["all"] = "all" }),
        ["IPSecSecureFlags"] = ("SecureFlags", new() { ["none"] = "0", ["noEncapsulation"] = "1", ["withIntegrity"] = "2", ["negotiateEncryption"] = "3", ["encrypt"] = "4" }),
        ["LocalScope"] = ("LocalAddresses", Scopes),
        ["Profile"] = ("Profile", new() { ["domain"] = "1", ["private"] = "2", ["public"] = "4", ["all"] = "2147483647" }),
        ["Scope"] = ("RemoteAddresses", Scopes),
    };

    private static readonly Dictionary<string, string> TextAttributes = new(StringComparer.Ordinal)
    {
        ["Description"] = "Description",
        ["Grouping"] = "Grouping",
        ["IcmpTypesAndCodes"] = "IcmpTypesAndCodes",
        ["Interface"] = "Interfaces",
        ["LocalAppPackageId"] = "LocalAppPackageId",
        ["LocalUserAuthorizedList"] = "LocalUserAuthorizedList",
        ["LocalUserOwner"] = "LocalUserOwner",
        ["Name"] = "Name",
        ["Port"] = "Port",
        ["RemoteMachineAuthorizedList"] = "RemoteMachineAuthorizedList",
        ["RemotePort"] = "RemotePort",
        ["RemoteUserAuthorizedList"] = "RemoteUserAuthorizedList",
    };

    /// <summary>The elements in an exception: the attribute that says the same, the column, what stands between several, and the error when both are there.</summary>
    private static readonly Dictionary<string, (string Value, string Attribute, string Column, string Separator, int Error)> Children = new(StringComparer.Ordinal)
    {
        ["RemoteAddress"] = ("Value", "Scope", "RemoteAddresses", ",", 6401),
        ["Interface"] = ("Name", "Interface", "Interfaces", "|", 6402),
        ["InterfaceType"] = ("Value", "InterfaceType", "InterfaceTypes", ",", 6404),
        ["LocalAddress"] = ("Value", "LocalScope", "LocalAddresses", ",", 6406),
    };

    private static Dictionary<string, string> Scopes => new()
    {
        ["any"] = "*", ["localSubnet"] = "LocalSubnet", ["dns"] = "dns", ["dhcp"] = "dhcp", ["wins"] = "wins", ["defaultGateway"] = "DefaultGateway",
        ["DNS"] = "dns", ["DHCP"] = "dhcp", ["WINS"] = "wins",
    };

    /// <summary>Whether an element may stand in an exception.</summary>
    public static bool IsChild(XElement element) => Children.ContainsKey(element.Name.LocalName);

    /// <summary>Parses a <c>FirewallException</c> element.</summary>
    public static void ParseFirewallException(CompileContext context, XElement element, ElementOwner owner)
    {
        var source = element.Source();
        var parent = element.Parent!.Name.LocalName;
        var row = new RowSymbol(context.Tables[Table], null, source);
        Identifier? id = null;
        string? file = owner.TableName == "File" ? owner.ObjectId : null, program = null, service = owner.ServiceName;
        var attributes = 0;
        var direction = Inbound;
        foreach (var column in new[] { "Protocol", "Profile", "Action", "EdgeTraversal", "Enabled", "SecureFlags" })
        {
            row[column] = NotSet;
        }

        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "File" or "Program" when owner.TableName == "File":
                case "Service" when owner.ServiceName is not null:
                    context.Write(Errors.IllegalWhenNested(source, "FirewallException", attribute.Name, parent));
                    break;
                case "File":
                    file = attribute.IdentifierText();
                    break;
                case "Program":
                    program = attribute.Text();
                    break;
                case "Service":
                    service = attribute.Text();
                    break;
                case "IgnoreFailure":
                    attributes |= attribute.IsYes() ? 0x1 : 0;
                    break;
                case "OnUpdate":
                    attributes |= attribute.Option("enableOnly", "doNothing") switch { "doNothing" => 0x2, "enableOnly" => 0x4, _ => 0 };
                    break;
                case "Outbound":
                    direction = attribute.IsYes() ? Outbound : Inbound;
                    break;
                case "Protocol":
                    row["Protocol"] = ReadProtocol(context, attribute) ?? NotSet;
                    break;
                case var name when WordAttributes.TryGetValue(name, out var words):
                    row[words.Column] = ReadWord(context, attribute, words.Words);
                    break;
                case var name when TextAttributes.TryGetValue(name, out var column):
                    row[column] = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }

            attributes |= attribute.Name switch
            {
                "EdgeTraversal" when row.Text("EdgeTraversal") is "2" or DeferToUser => UsesRule2,
                "LocalAppPackageId" or "LocalUserAuthorizedList" or "LocalUserOwner" or "RemoteMachineAuthorizedList" or "RemoteUserAuthorizedList" or "IPSecSecureFlags" => UsesRule3,
                _ => 0,
            };
        }

        ParseChildren(context, element, row);
        context.Require(element, "Name");
        if (program is not null && file is not null)
        {
            context.Write(Errors.IllegalWith(source, "FirewallException", "File", "Program"));
        }

        if (row.Text("EdgeTraversal") == DeferToUser)
        {
            CheckDeferToUser(context, element, row.Text("Protocol")!, file ?? program, owner);
        }

        var rule = id ?? Identifier.Generated(IdentifierGenerator.Generate("fex", row.Text("Name"), owner.ComponentId));
        if (row.Text("Protocol") == NotSet && (row["Port"] ?? row["RemotePort"]) is not null)
        {
            row["Protocol"] = Tcp;
        }

        if (file is not null)
        {
            context.AddReference("File", file, source);
        }

        row[Table] = rule.Id;
        row["Program"] = file is null ? program : $"[#{file}]";
        row["Attributes"] = attributes;
        row["Component_"] = owner.ComponentId;
        row["Direction"] = direction;
        row["ServiceName"] = service;
        context.AddRow(Table, rule, source, row.Values);
        context.AddExtensionAction(element, "Wix5SchedFirewallExceptionsInstall");
        context.AddExtensionAction(element, "Wix5SchedFirewallExceptionsUninstall");
    }

    private static string? ReadProtocol(CompileContext context, AttributeReader attribute)
    {
        switch (attribute.Text())
        {
            case "tcp":
                return Tcp;
            case "udp":
                return Udp;
            case { } value when FormattedText.ContainsProperty(value) || AttributeReader.HasBindVariable(value) || byte.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                return value;
            case { } value:
                context.Write(Errors.IllegalAttributeValue(attribute.Source, "FirewallException", "Protocol", value, "tcp", "udp", "0-255"));
                return null;
            default:
                return null;
        }
    }

    private static string? ReadWord(CompileContext context, AttributeReader attribute, Dictionary<string, string> words)
    {
        if (attribute.Text() is not { } value)
        {
            return null;
        }

        if (words.TryGetValue(value, out var word))
        {
            return word;
        }

        if (!FormattedText.ContainsProperty(value) && !AttributeReader.HasBindVariable(value))
        {
            context.Write(Errors.IllegalAttributeValue(attribute.Source, "FirewallException", attribute.Name, value, words.Keys));
        }

        return value;
    }

    private static void ParseChildren(CompileContext context, XElement element, RowSymbol row)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name.Namespace != element.Name.Namespace || !Children.TryGetValue(child.Name.LocalName, out var kind))
            {
                continue;
            }

            if (element.Attribute(kind.Attribute) is not null)
            {
                context.Write(Errors.FirewallAddressesTwice(element.Source(), child.Name.LocalName, kind.Attribute, kind.Error));
                continue;
            }

            string? value = null;
            foreach (var attribute in context.Attributes(child))
            {
                if (attribute.Name != kind.Value)
                {
                    attribute.Unexpected();
                }
                else
                {
                    value = child.Name.LocalName == "InterfaceType" ? ReadInterfaceType(attribute) : attribute.Text();
                }
            }

            context.Require(child, kind.Value);
            context.NoChildren(child);
            Append(context, child, row, kind.Column, kind.Separator, value);
        }

        context.NoChildren(element);
    }

    private static string? ReadInterfaceType(AttributeReader attribute) => FormattedText.ContainsProperty(attribute.Value)
        ? attribute.Value
        : attribute.Option("remoteAccess", "wireless", "lan", "all") switch
        {
            "remoteAccess" => "RemoteAccess",
            "wireless" => "Wireless",
            "lan" => "Lan",
            "all" => "All",
            _ => null,
        };

    private static void Append(CompileContext context, XElement child, RowSymbol row, string column, string separator, string? value)
    {
        if (value is null)
        {
            return;
        }

        if (row.Text(column) is not { } before)
        {
            row[column] = value;
        }
        else if (column != "InterfaceTypes" || (before != "All" && value != "All"))
        {
            row[column] = before + separator + value;
        }
        else if (before != value)
        {
            context.Write(Errors.FirewallInterfaceTypeAll(child.Source()));
        }
    }

    private static void CheckDeferToUser(CompileContext context, XElement element, string protocol, string? program, ElementOwner owner)
    {
        var source = element.Source();
        if (protocol != NotSet && protocol is not (Tcp or Udp))
        {
            context.Write(Errors.IllegalValueWithLegalList(source, "FirewallException", "Protocol", element.Attribute("Protocol")!.Value, "tcp, udp"));
        }

        if (program is null)
        {
            context.Write(Errors.ExpectedAttributeWithValue(source, "FirewallException", "Program", "EdgeTraversal", "deferToUser"));
        }

        foreach (var attribute in new[] { "Port", "RemotePort", "LocalScope", "Scope", "Profile", "Service" })
        {
            if (element.Attribute(attribute) is not null)
            {
                context.Write(Errors.IllegalWith(source, "FirewallException", attribute, "EdgeTraversal", "deferToUser"));
            }
        }

        if (owner.ServiceName is not null)
        {
            context.Write(Errors.IllegalValueWhenNested(source, "FirewallException", "EdgeTraversal", "deferToUser", element.Parent!.Name.LocalName));
        }
    }
}
