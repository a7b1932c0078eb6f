using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Permission</c> and <c>PermissionEx</c>.</summary>
internal static class PermissionElements
{
    /// <summary>Parses a <c>Permission</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="objectId">The object's key in its table.</param>
    /// <param name="table">The table, which also says which rights the object has.</param>
    public static void ParsePermission(CompileContext context, XElement element, string objectId, string table)
    {
        var permission = PermissionElement.Read(context, element, table);
        if (permission.Rights == int.MinValue)
        {
            context.Write(Errors.GenericReadNotAllowed(permission.SourceLine, "Permission"));
        }

        context.NoChildren(element);
        context.AddRow("LockPermissions", null, permission.SourceLine, objectId, table, permission.Domain, permission.User, permission.Rights);
    }

    /// <summary>Parses a <c>PermissionEx</c> element.</summary>
    public static void ParsePermissionEx(CompileContext context, XElement element, string objectId, string table)
    {
        var permission = PermissionExElement.Read(context, element);
        context.NoChildren(element);
        var id = permission.Id ?? Identifier.Generated(IdentifierGenerator.Generate("pme", objectId, table, permission.Sddl));
        context.AddRow("MsiLockPermissionsEx", id, permission.SourceLine, id.Id, objectId, table, permission.Sddl, permission.Condition);
    }
}
