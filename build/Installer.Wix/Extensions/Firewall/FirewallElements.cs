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

    /// <summary>The attributes that only the third version of the API's rules has.</summary>
    private static readonly string[] s_rule3Attributes =
        ["LocalAppPackageId", "LocalUserAuthorizedList", "LocalUserOwner", "RemoteMachineAuthorizedList", "RemoteUserAuthorizedList", "IPSecSecureFlags"];

    /// <summary>The elements in an exception: the attribute that says the same, the column, what stands between several, and the error when both are there.</summary>
    private static readonly Dictionary<string, (string Attribute, string Column, string Separator, int Error)> Children = new(StringComparer.Ordinal)
    {
        ["RemoteAddress"] = ("Scope", "RemoteAddresses", ",", 6401),
        ["Interface"] = ("Interface", "Interfaces", "|", 6402),
        ["InterfaceType"] = ("InterfaceType", "InterfaceTypes", ",", 6404),
        ["LocalAddress"] = ("LocalScope", "LocalAddresses", ",", 6406),
    };

    /// <summary>Parses a <c>FirewallException</c> element.</summary>
    public static void ParseFirewallException(CompileContext context, XElement element, ElementOwner owner)
    {
        var parent = element.Parent!.Name.LocalName;
        var isInFile = owner.TableName == "File";
        var read = FirewallExceptionElement.Read(
            context,
            element,
            checkFile: attribute => RefuseIf(attribute, isInFile),
            checkProgram: attribute => RefuseIf(attribute, isInFile),
            checkService: attribute => RefuseIf(attribute, owner.ServiceName is not null));
        var row = CreateRow(context, read);
        ParseChildren(context, read, row);
        context.Require(element, "Name");
        var file = isInFile ? owner.ObjectId : read.File;
        var program = isInFile ? null : read.Program;
        if (program is not null && file is not null)
        {
            context.Write(Errors.IllegalWith(read.SourceLine, "FirewallException", "File", "Program"));
        }

        if (read.EdgeTraversal == DeferToUser)
        {
            CheckDeferToUser(context, element, row.Text("Protocol")!, file ?? program, owner);
        }

        var rule = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("fex", read.Name, owner.ComponentId));
        if (file is not null)
        {
            context.AddReference("File", file, read.SourceLine);
        }

        row[Table] = rule.Id;
        row["Program"] = file is null ? program : $"[#{file}]";
        row["Component_"] = owner.ComponentId;
        row["ServiceName"] = owner.ServiceName ?? read.Service;
        context.AddRow(Table, rule, read.SourceLine, row.Values);
        context.AddExtensionAction(element, "Wix5SchedFirewallExceptionsInstall");
        context.AddExtensionAction(element, "Wix5SchedFirewallExceptionsUninstall");

        void RefuseIf(AttributeReader attribute, bool isImplied)
        {
            if (isImplied)
            {
                context.Write(Errors.IllegalWhenNested(attribute.Source, "FirewallException", attribute.Name, parent));
            }
        }
    }

    /// <summary>Reads a protocol: its name, its number, or a text that becomes one.</summary>
    public static string? ReadProtocol(CompileContext context, AttributeReader attribute)
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

    private static RowSymbol CreateRow(CompileContext context, FirewallExceptionElement read)
    {
        var attributes = read.Attributes | read.OnUpdate;
        attributes |= read.EdgeTraversal is "2" or DeferToUser ? UsesRule2 : 0;
        attributes |= s_rule3Attributes.Any(attribute => read.Element.Attribute(attribute) is not null) ? UsesRule3 : 0;

        // A rule with ports is one of TCP unless it says otherwise.
        var protocol = read.Protocol ?? (read.Port is null && read.RemotePort is null ? NotSet : Tcp);
        return new RowSymbol(context.Tables[Table], null, read.SourceLine)
        {
            ["Protocol"] = protocol,
            ["Action"] = read.Action,
            ["EdgeTraversal"] = read.EdgeTraversal,
            ["Enabled"] = read.Enabled,
            ["InterfaceTypes"] = read.InterfaceType,
            ["SecureFlags"] = read.IPSecSecureFlags,
            ["LocalAddresses"] = read.LocalScope,
            ["Profile"] = read.Profile,
            ["RemoteAddresses"] = read.Scope,
            ["Description"] = read.Description,
            ["Grouping"] = read.Grouping,
            ["IcmpTypesAndCodes"] = read.IcmpTypesAndCodes,
            ["Interfaces"] = read.Interface,
            ["LocalAppPackageId"] = read.LocalAppPackageId,
            ["LocalUserAuthorizedList"] = read.LocalUserAuthorizedList,
            ["LocalUserOwner"] = read.LocalUserOwner,
            ["Name"] = read.Name,
            ["Port"] = read.Port,
            ["RemoteMachineAuthorizedList"] = read.RemoteMachineAuthorizedList,
            ["RemotePort"] = read.RemotePort,
            ["RemoteUserAuthorizedList"] = read.RemoteUserAuthorizedList,
            ["Direction"] = read.Outbound ? Outbound : Inbound,
            ["Attributes"] = attributes,
        };
    }

    private static void ParseChildren(CompileContext context, FirewallExceptionElement exception, RowSymbol row)
    {
        var element = exception.Element;
        exception.ParseChildren(new()
        {
            Interface = child => Add(child, () => InterfaceElement.Read(context, child).Name),
            InterfaceType = child => Add(child, () => InterfaceTypeElement.Read(context, child).Value),
            LocalAddress = child => Add(child, () => AddressElement.Read(context, child).Value),
            RemoteAddress = child => Add(child, () => AddressElement.Read(context, child).Value),
        });
        context.RefuseText(element);

        void Add(XElement child, Func<string?> read)
        {
            var kind = Children[child.Name.LocalName];
            if (element.Attribute(kind.Attribute) is not null)
            {
                context.Write(Errors.FirewallAddressesTwice(element.Source(), child.Name.LocalName, kind.Attribute, kind.Error));
                return;
            }

            var value = read();
            context.NoChildren(child);
            Append(context, child, row, kind.Column, kind.Separator, value);
        }
    }

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
