using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Permission</c> and <c>PermissionEx</c>.</summary>
internal static class PermissionElements
{
    private const int AllFileRights = 0x001F01FF;
    private const int AllSpecificRights = 0x0000FFFF;

    private static readonly string[] Standard = ["Delete", "ReadPermission", "ChangePermission", "TakeOwnership", "Synchronize"];
    private static readonly string[] Generic = ["GenericAll", "GenericExecute", "GenericWrite", "GenericRead"];

    private static readonly Dictionary<string, string[]> Specific = new(StringComparer.Ordinal)
    {
        ["File"] = ["Read", "Write", "Append", "ReadExtendedAttributes", "WriteExtendedAttributes", "Execute", "FileAllRights", "ReadAttributes", "WriteAttributes"],
        ["CreateFolder"] = ["Read", "CreateFile", "CreateChild", "ReadExtendedAttributes", "WriteExtendedAttributes", "Traverse", "DeleteChild", "ReadAttributes", "WriteAttributes"],
        ["Registry"] = ["Read", "Write", "CreateSubkeys", "EnumerateSubkeys", "Notify", "CreateLink"],
        ["ServiceInstall"] =
        [
            "ServiceQueryConfig", "ServiceChangeConfig", "ServiceQueryStatus", "ServiceEnumerateDependents", "ServiceStart", "ServiceStop",
            "ServicePauseContinue", "ServiceInterrogate", "ServiceUserDefinedControl",
        ],
    };

    /// <summary>Parses a <c>Permission</c> element.</summary>
    public static void ParsePermission(CompileContext context, XElement element, string objectId, string table)
    {
        string? domain = null, user = null;
        var mask = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Domain":
                    domain = attribute.Text();
                    break;
                case "User":
                    user = attribute.Text();
                    break;
                default:
                    mask |= ReadRight(attribute, table);
                    break;
            }
        }

        if (user is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "Permission", "User"));
        }

        if (mask == int.MinValue)
        {
            context.Write(Errors.GenericReadNotAllowed(element.Source(), "Permission"));
        }

        context.NoChildren(element);
        context.AddRow("LockPermissions", null, element.Source(), objectId, table, domain, user, mask);
    }

    /// <summary>Reads an attribute that names a right of an object of a table, and reports one that does not.</summary>
    /// <returns>The right's bit; 0 if it is not granted.</returns>
    public static int ReadRight(AttributeReader attribute, string table)
    {
        if (attribute.Name == "FileAllRights")
        {
            return attribute.IsYes() ? AllFileRights : 0;
        }

        if (attribute.Name == "SpecificRightsAll")
        {
            return attribute.IsYes() ? AllSpecificRights : 0;
        }

        foreach (var (names, firstBit) in new[] { (Standard, 16), (Generic, 28), (Specific[table], 0) })
        {
            var index = Array.IndexOf(names, attribute.Name);
            if (index >= 0)
            {
                return attribute.IsYes() ? 1 << (firstBit + index) : 0;
            }
        }

        attribute.Unexpected();
        return 0;
    }

    /// <summary>Parses a <c>PermissionEx</c> element.</summary>
    public static void ParsePermissionEx(CompileContext context, XElement element, string objectId, string table)
    {
        Identifier? id = null;
        string? condition = null, sddl = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Sddl":
                    sddl = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (sddl is null && element.Attribute("Sddl") is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "PermissionEx", "Sddl"));
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate("pme", objectId, table, sddl));
        context.NoChildren(element);
        context.AddRow("MsiLockPermissionsEx", id, element.Source(), id.Value.Id, objectId, table, sddl, condition);
    }
}
