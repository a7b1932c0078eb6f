using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>User</c>, <c>Group</c> and <c>GroupRef</c>: accounts that are created with a component, or only referred to when they stand outside of one.</summary>
internal static class AccountElements
{
    private const int RemoveComment = 0x800;

    /// <summary>The attributes of both elements that are bits, with the value that sets the bit.</summary>
    private static readonly Dictionary<string, (int Bit, bool IsSetBy)> CommonBits = new(StringComparer.Ordinal)
    {
        ["FailIfExists"] = (0x10, true),
        ["UpdateIfExists"] = (0x20, true),
        ["RemoveOnUninstall"] = (0x100, false),
        ["Vital"] = (0x400, false),
        ["RemoveComment"] = (RemoveComment, true),
    };

    private static readonly Dictionary<string, (int Bit, bool IsSetBy)> UserBits = new(CommonBits, StringComparer.Ordinal)
    {
        ["PasswordNeverExpires"] = (0x1, true),
        ["CanNotChangePassword"] = (0x2, true),
        ["PasswordExpired"] = (0x4, true),
        ["Disabled"] = (0x8, true),
        ["LogonAsService"] = (0x40, true),
        ["LogonAsBatchJob"] = (0x80, true),
        ["CreateUser"] = (0x200, false),
    };

    private static readonly Dictionary<string, (int Bit, bool IsSetBy)> GroupBits = new(CommonBits, StringComparer.Ordinal)
    {
        ["CreateGroup"] = (0x200, false),
    };

    /// <summary>Parses a <c>User</c> element.</summary>
    public static void ParseUser(CompileContext context, XElement element, string? component)
    {
        string? password = null;
        var account = Read(context, element, component, UserBits, attribute =>
        {
            if (attribute.Name != "Password")
            {
                return false;
            }

            password = attribute.Text();
            return true;
        });
        var id = account.Id ?? Identifier.Generated(IdentifierGenerator.Generate("usr", component, account.Name));
        context.NoChildren(element, new ElementOwner(component, ObjectId: id.Id));
        if (component is not null)
        {
            context.AddExtensionAction(element, "Wix4ConfigureUsers");
        }

        context.AddRow("Wix4User", id, element.Source(), id.Id, component, account.Name, account.Domain, password, account.Comment, account.Attributes);
    }

    /// <summary>Parses a <c>Group</c> element.</summary>
    public static void ParseGroup(CompileContext context, XElement element, string? component)
    {
        var account = Read(context, element, component, GroupBits, _ => false);
        var id = account.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ugr", component, account.Domain, account.Name));
        if (component is not null)
        {
            context.AddExtensionAction(element, "Wix6ConfigureGroups");
        }

        context.NoChildren(element, new ElementOwner(component, ObjectId: id.Id));
        context.AddRow("Wix4Group", id, element.Source(), id.Id, component, account.Name, account.Domain);
        context.AddRow("Wix6Group", id, element.Source(), id.Id, account.Comment, account.Attributes);
    }

    /// <summary>Parses a <c>GroupRef</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="parent">The <c>User</c> or <c>Group</c> that becomes a member.</param>
    /// <param name="owner">The component and the parent's identifier.</param>
    public static void ParseGroupRef(CompileContext context, XElement element, XElement parent, ElementOwner owner)
    {
        var isUser = parent.Name.LocalName == "User";
        if (isUser && owner.ComponentId is null)
        {
            context.Write(Errors.ElementNeedsComponent(element.Source(), "GroupRef", "User"));
        }

        string? group = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Id")
            {
                group = attribute.IdentifierText();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        context.Require(element, "Id");
        context.NoChildren(element);
        if (group is null)
        {
            return;
        }

        context.AddReference("Wix4Group", group, element.Source());
        if (isUser)
        {
            context.AddRow("Wix4UserGroup", null, element.Source(), owner.ObjectId, group);
        }
        else
        {
            context.AddExtensionAction(element, "Wix6AddGroupMembership");
            context.AddRow("Wix6GroupGroup", null, element.Source(), group, owner.ObjectId);
        }
    }

    private static Account Read(CompileContext context, XElement element, string? component, Dictionary<string, (int Bit, bool IsSetBy)> bits, Func<AttributeReader, bool> parse)
    {
        var name = element.Name.LocalName;
        Identifier? id = null;
        string? accountName = null, domain = null, comment = null;
        var attributes = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Name":
                    accountName = attribute.Text();
                    break;
                case "Domain":
                    domain = attribute.Text();
                    break;
                case "Comment":
                    RequireComponent(attribute.Name);
                    comment = attribute.Text();
                    break;
                case var bitName when bits.TryGetValue(bitName, out var bit):
                    if (bitName != "RemoveComment")
                    {
                        RequireComponent(bitName);
                    }

                    attributes |= attribute.YesNo() == bit.IsSetBy ? bit.Bit : 0;
                    break;
                default:
                    if (!parse(attribute))
                    {
                        attribute.Unexpected();
                    }

                    break;
            }
        }

        context.Require(element, "Name");
        if (comment is not null && (attributes & RemoveComment) != 0)
        {
            context.Write(Errors.IllegalWith(element.Source(), name, "Comment", "RemoveComment"));
        }

        return new Account(id, accountName, domain, comment, attributes);

        void RequireComponent(string attribute)
        {
            if (component is null)
            {
                context.Write(Errors.AttributeNeedsComponent(element.Source(), name, attribute));
            }
        }
    }

    private sealed record Account(Identifier? Id, string? Name, string? Domain, string? Comment, int Attributes);
}
