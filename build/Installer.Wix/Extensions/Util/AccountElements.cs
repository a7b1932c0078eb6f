using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>User</c>, <c>Group</c> and <c>GroupRef</c>: accounts that are created with a component, or only referred to when they stand outside of one.</summary>
internal static class AccountElements
{
    private const int RemoveComment = 0x800;

    /// <summary>Parses a <c>User</c> element.</summary>
    public static void ParseUser(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var check = CheckPlace(context, component);
        var user = UserElement.Read(
            context,
            element,
            checkComment: check,
            checkFailIfExists: check,
            checkUpdateIfExists: check,
            checkRemoveOnUninstall: check,
            checkVital: check,
            checkPasswordNeverExpires: check,
            checkCanNotChangePassword: check,
            checkPasswordExpired: check,
            checkDisabled: check,
            checkLogonAsService: check,
            checkLogonAsBatchJob: check,
            checkCreateUser: check);
        CheckComment(context, element, user.Comment, user.Attributes);
        var id = user.Id ?? Identifier.Generated(IdentifierGenerator.Generate("usr", component, user.Name));
        context.NoChildren(element, new ElementOwner(component, ObjectId: id.Id));
        if (component is not null)
        {
            context.AddExtensionAction(element, "Wix4ConfigureUsers");
        }

        context.AddRow("Wix4User", id, user.SourceLine, id.Id, component, user.Name, user.Domain, user.Password, user.Comment, user.Attributes);
    }

    /// <summary>Parses a <c>Group</c> element.</summary>
    public static void ParseGroup(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var check = CheckPlace(context, component);
        var group = GroupElement.Read(
            context,
            element,
            checkComment: check,
            checkFailIfExists: check,
            checkUpdateIfExists: check,
            checkRemoveOnUninstall: check,
            checkVital: check,
            checkCreateGroup: check);
        CheckComment(context, element, group.Comment, group.Attributes);
        var id = group.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ugr", component, group.Domain, group.Name));
        if (component is not null)
        {
            context.AddExtensionAction(element, "Wix6ConfigureGroups");
        }

        context.NoChildren(element, new ElementOwner(component, ObjectId: id.Id));
        context.AddRow("Wix4Group", id, group.SourceLine, id.Id, component, group.Name, group.Domain);
        context.AddRow("Wix6Group", id, group.SourceLine, id.Id, group.Comment, group.Attributes);
    }

    /// <summary>Parses a <c>GroupRef</c> element: the <c>User</c> or <c>Group</c> around it becomes a member.</summary>
    public static void ParseGroupRef(CompileContext context, XElement element, ElementOwner owner)
    {
        var isUser = element.Parent!.Name.LocalName == "User";
        if (isUser && owner.ComponentId is null)
        {
            context.Write(Errors.ElementNeedsComponent(element.Source(), "GroupRef", "User"));
        }

        var reference = GroupRefElement.Read(context, element);
        context.NoChildren(element);
        if (reference.Id is not { } group)
        {
            return;
        }

        if (isUser)
        {
            context.AddRow("Wix4UserGroup", null, reference.SourceLine, owner.ObjectId, group);
        }
        else
        {
            context.AddExtensionAction(element, "Wix6AddGroupMembership");
            context.AddRow("Wix6GroupGroup", null, reference.SourceLine, group, owner.ObjectId);
        }
    }

    /// <summary>What looks at the attributes that only an account has that is created, which is one in a component.</summary>
    private static Action<AttributeReader>? CheckPlace(CompileContext context, string? component) => component is null
        ? attribute => context.Write(Errors.AttributeNeedsComponent(attribute.Source, attribute.ElementName, attribute.Name))
        : null;

    private static void CheckComment(CompileContext context, XElement element, string? comment, int attributes)
    {
        if (comment is not null && (attributes & RemoveComment) != 0)
        {
            context.Write(Errors.IllegalWith(element.Source(), element.Name.LocalName, "Comment", "RemoveComment"));
        }
    }
}
