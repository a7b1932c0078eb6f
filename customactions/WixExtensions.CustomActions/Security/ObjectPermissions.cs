using System.Globalization;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Security;

/// <summary>
/// Gives accounts rights on files, folders, registry keys and services, as the rows of <c>Wix4SecureObject</c> say. How the lists were is looked at when the rollback is scheduled, before anything is installed; what
/// is not there then goes with the rollback anyway.
/// </summary>
internal sealed class ObjectPermissions(ISecuredObjects objects, IAccounts accounts, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string ExecuteAction = "Wix4ExecSecureObjects";

    public const string RollbackAction = "Wix4ExecSecureObjectsRollback";

    private const string Table = "Wix4SecureObject";

    private const string Query = "SELECT `SecureObject`, `Table`, `Domain`, `User`, `Attributes`, `Permission`, `Component_` FROM `Wix4SecureObject`";
    private const string ServiceQuery = "SELECT `Name` FROM `ServiceInstall` WHERE `ServiceInstall` = ?";
    private const string KeyQuery = "SELECT `Key` FROM `Registry` WHERE `Registry` = ?";
    private const string RootQuery = "SELECT `Root` FROM `Registry` WHERE `Registry` = ?";

    private const string ComponentQuery = "SELECT `Attributes` FROM `Component` WHERE `Component` = ?";

    private const string KindKey = "Kind";
    private const string NameKey = "Name";
    private const string AccountKey = "Account";
    private const string RightsKey = "Rights";
    private const string AttributesKey = "Attributes";
    private const string ListKey = "List";

    private const int Inheritable = 1;

    /// <summary>msidbComponentAttributes64bit.</summary>
    private const int Is64Bit = 0x100;

    /// <summary>SERVICE_QUERY_CONFIG, SERVICE_QUERY_STATUS, SERVICE_ENUMERATE_DEPENDENTS and SERVICE_INTERROGATE, without which the others are of no use.</summary>
    private const uint ServiceRights = 0x1 | 0x4 | 0x8 | 0x80;

    /// <summary>Names that WiX takes in any language of Windows.</summary>
    private static readonly (string Name, string Sid)[] s_wellKnown =
    [
        ("Everyone", "S-1-1-0"),
        ("Administrators", "S-1-5-32-544"),
        ("LocalSystem", "S-1-5-18"),
        ("LocalService", "S-1-5-19"),
        ("NetworkService", "S-1-5-20"),
        ("AuthenticatedUser", "S-1-5-11"),
        ("Guests", "S-1-5-32-546"),
        ("CREATOR OWNER", "S-1-3-0"),
        ("INTERACTIVE", "S-1-5-4"),
        ("Users", "S-1-5-32-545"),
    ];

    /// <summary>The tables that objects stand in.</summary>
    private static readonly (string Table, SecuredObjectKind Kind)[] s_kinds =
    [
        ("File", SecuredObjectKind.File),
        ("CreateFolder", SecuredObjectKind.File),
        ("Registry", SecuredObjectKind.RegistryKey),
        ("ServiceInstall", SecuredObjectKind.Service),
    ];

    /// <summary>The roots of registry keys by their numbers in the Registry table, as SetNamedSecurityInfo names them.</summary>
    private static readonly string[] s_roots = ["CLASSES_ROOT", "CURRENT_USER", "MACHINE", "USERS"];

    public static ActionResult Schedule(Session session)
    {
        var data = new CustomActionData();
        PackageRows.Visit(session, Table, Query, row =>
        {
            if (!ComponentChanges.Of(session, row.GetString(7)).IsInstalled())
            {
                return;
            }

            var item = Identify(session, row);
            var domain = session.Format(row.GetString(3));
            var user = session.Format(row.GetString(4));
            item.Add(AccountKey, domain.Length == 0 ? user : $@"{domain}\{user}");
            item.AddNumber(RightsKey, row.GetInteger(6));
            item.AddNumber(AttributesKey, row.GetInteger(5));
            data.AddItem(item);
        });
        if (data.Count > 0)
        {
            session.DoAction(ActionName.Of(ExecuteAction), data);
        }

        return ActionResult.Success;
    }

    public ActionResult ScheduleRollback(Session session)
    {
        var data = new CustomActionData();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        PackageRows.Visit(session, Table, Query, row =>
        {
            if (!ComponentChanges.Of(session, row.GetString(7)).IsInstalled())
            {
                return;
            }

            var item = Identify(session, row);
            if (seen.Add(item.ToString()) && objects.Read((SecuredObjectKind)item.GetNumber(KindKey), item[NameKey], out var list) == Win32Error.Success)
            {
                item.Add(ListKey, list);
                data.AddItem(item);
            }
        });
        if (data.Count > 0)
        {
            session.DoAction(ActionName.Of(RollbackAction), data);
        }

        return ActionResult.Success;
    }

    public ActionResult Execute(Session session)
    {
        if (!authority.MayChange(session, isRemoval: false))
        {
            return ActionResult.Success;
        }

        foreach (var item in session.CustomActionData.GetItems())
        {
            var (kind, name, account) = ((SecuredObjectKind)item.GetNumber(KindKey), item[NameKey], item[AccountKey]);
            var rights = unchecked((uint)item.GetNumber(RightsKey)) | (kind == SecuredObjectKind.Service ? ServiceRights : 0);
            var error = objects.Grant(kind, name, FindSid(account), rights, (item.GetNumber(AttributesKey) & Inheritable) != 0);
            if (error != Win32Error.Success)
            {
                throw new ActionFailedException($"{account} could not be given rights on {name}: {Win32Error.Describe(error)}.");
            }

            session.Log(FormattableString.Invariant($"{account} has the rights 0x{rights:X} on {name}."));
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        if (!authority.MayChange(session))
        {
            return ActionResult.Success;
        }

        foreach (var item in session.CustomActionData.GetItems())
        {
            var error = objects.Write((SecuredObjectKind)item.GetNumber(KindKey), item[NameKey], item[ListKey]);
            session.Log(error == Win32Error.Success ? $"The rights on {item[NameKey]} are as they were." : $"Warning: the rights on {item[NameKey]} could not be put back: {Win32Error.Describe(error)}.");
        }

        return ActionResult.Success;
    }

    private static CustomActionData Identify(Session session, Record row)
    {
        var (key, table) = (row.GetString(1), row.GetString(2));
        foreach (var (known, kind) in s_kinds)
        {
            if (known == table)
            {
                var item = new CustomActionData();
                item.AddNumber(KindKey, (int)(kind == SecuredObjectKind.RegistryKey && IsOf32Bits(session, row.GetString(7)) ? SecuredObjectKind.RegistryKey32 : kind));
                item.Add(NameKey, NameOf(session, key, table));
                return item;
            }
        }

        throw new ActionFailedException($"The rights of {key} cannot be set: it stands in the table {table}, which has no objects with rights. The package is damaged.");
    }

    private static bool IsOf32Bits(Session session, string component) => (int.Parse(Find(session, ComponentQuery, component), CultureInfo.InvariantCulture) & Is64Bit) == 0;

    private static string NameOf(Session session, string key, string table) => table switch
    {
        "File" => session.Format($"[#{key}]"),
        "CreateFolder" => session.GetTargetPath(key),
        "ServiceInstall" => session.Format(Find(session, ServiceQuery, key)),
        _ => $@"{RootOf(session, Find(session, RootQuery, key))}\{session.Format(Find(session, KeyQuery, key))}",
    };

    private static string Find(Session session, string query, string key) =>
        PackageRows.Find(session, query, key) ?? throw new ActionFailedException($"The package has no row {key}, whose rights are to be set. It is damaged.");

    private static string RootOf(Session session, string root) => root == "-1"
        ? s_roots[session["ALLUSERS"] == "1" ? 2 : 1]
        : root is ['0' or '1' or '2' or '3'] ? s_roots[root[0] - '0'] : throw new ActionFailedException($"There is no registry root {root}. The package is damaged.");

    private string FindSid(string name)
    {
        foreach (var (known, sid) in s_wellKnown)
        {
            if (known == name)
            {
                return sid;
            }
        }

        var error = accounts.LookUpName(name, out var account);
        return error == Win32Error.Success && account is not null
            ? account.Sid
            : throw new ActionFailedException($"There is no account {name}, which is to be given rights: {Win32Error.Describe(error)}.");
    }
}
