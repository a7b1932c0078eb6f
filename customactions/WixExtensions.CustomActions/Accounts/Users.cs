using System.Globalization;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Accounts;

/// <summary>
/// Makes the users of <c>Wix4User</c> that belong to a component, gives them rights to log on and puts them into groups of this computer. How a user was is looked at when the action is scheduled, and is the data of the
/// rollback. A user is removed at commit, because nobody can bring one back.
/// </summary>
internal sealed class Users(ILocalUsers users, ILocalGroups groups, ILogonRights rights, IAccounts accounts, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string CreateAction = "Wix4CreateUser";

    public const string RollbackAction = "Wix4CreateUserRollback";

    public const string RemoveAction = "Wix4RemoveUser";

    private const string Table = "Wix4User";
    private const string MembershipTable = "Wix4UserGroup";

    private const string Query = "SELECT `User`, `Component_`, `Name`, `Domain`, `Password`, `Comment`, `Attributes` FROM `Wix4User`";

    private const string MembershipQuery = "SELECT `Wix4UserGroup`.`User_`, `Wix4Group`.`Name`, `Wix4Group`.`Domain` FROM `Wix4UserGroup`, `Wix4Group` WHERE `Wix4UserGroup`.`Group_` = `Wix4Group`.`Group`";

    private const string NameKey = "Name";
    private const string PasswordKey = "Password";
    private const string CommentKey = "Comment";
    private const string OptionsKey = "Options";
    private const string GroupsKey = "Groups";
    private const string FlagsKey = "Flags";
    private const string RightsKey = "Rights";

    /// <summary>NERR_UserNotFound.</summary>
    private const uint UserNotFound = 2221;

    /// <summary>UF_SCRIPT, which every user has, and the flags that options stand for (SDK: lmaccess.h).</summary>
    private const uint Script = 0x1;

    private static readonly (AccountOptions Option, uint Flag)[] s_flags =
    [
        (AccountOptions.PasswordNeverExpires, 0x10000),
        (AccountOptions.CannotChangePassword, 0x40),
        (AccountOptions.PasswordExpired, 0x800000),
        (AccountOptions.Disabled, 0x2),
    ];

    private static readonly (AccountOptions Option, string Right)[] s_rights = [(AccountOptions.LogonAsService, "SeServiceLogonRight"), (AccountOptions.LogonAsBatchJob, "SeBatchLogonRight")];

    public ActionResult Schedule(Session session)
    {
        var memberships = ReadMemberships(session);
        var (create, back, remove) = (new CustomActionData(), new CustomActionData(), new CustomActionData());
        PackageRows.Visit(session, Table, Query, row =>
        {
            var component = row.GetString(2);
            if (component.Length == 0)
            {
                return;
            }

            var change = ComponentChanges.Of(session, component);
            var name = AccountName.Qualify(session.Format(row.GetString(4)), session.Format(row.GetString(3)), accounts.ComputerName);
            var options = (AccountOptions)row.GetInteger(7);
            var groupNames = memberships.GetValueOrDefault(row.GetString(1), string.Empty);
            if (!options.HasFlag(AccountOptions.DoNotCreate) && change != ComponentChange.None)
            {
                AccountName.RequireLocal(name);
            }

            if (change.IsInstalled())
            {
                var isThere = users.Get(name, out var before) == Win32Error.Success;
                if (change == ComponentChange.Reinstall && isThere)
                {
                    // It is there because it was made before.
                    options = (options & ~AccountOptions.FailIfExists) | (options.HasFlag(AccountOptions.DoNotCreate) ? 0 : AccountOptions.UpdateIfExists);
                }

                if (isThere && options.HasFlag(AccountOptions.FailIfExists) && !options.HasFlag(AccountOptions.UpdateIfExists) && !options.HasFlag(AccountOptions.DoNotCreate))
                {
                    throw new ActionFailedException($"There is a user {name} already, so it cannot be made. Remove it, or install with another name.");
                }

                back.AddItem(ToRollback(name, options, groupNames, before));
                create.AddItem(ToItem(name, session.Format(row.GetString(5)), session.Format(row.GetString(6)), options, groupNames));
            }
            else if (change == ComponentChange.Uninstall && !options.HasFlag(AccountOptions.KeepOnUninstall))
            {
                remove.AddItem(ToItem(name, string.Empty, string.Empty, options, groupNames));
            }
        });
        if (create.Count > 0)
        {
            session.DoAction(ActionName.Of(RollbackAction), back);
            session.DoAction(ActionName.Of(CreateAction), create);
        }

        if (remove.Count > 0)
        {
            session.DoAction(ActionName.Of(RemoveAction), remove);
        }

        return ActionResult.Success;
    }

    public ActionResult Create(Session session)
    {
        if (!authority.MayChange(session, isRemoval: false))
        {
            return ActionResult.Success;
        }

        foreach (var item in session.CustomActionData.GetItems())
        {
            try
            {
                Create(session, item);
            }
            catch (ActionFailedException exception) when (((AccountOptions)item.GetNumber(OptionsKey)).HasFlag(AccountOptions.NonVital))
            {
                session.Log($"Warning: {exception.Message} The user may fail, so the installation goes on.");
            }
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        if (authority.MayChange(session))
        {
            var items = session.CustomActionData.GetItems();
            items.Reverse();
            foreach (var item in items)
            {
                Rollback(session, item);
            }
        }

        return ActionResult.Success;
    }

    public ActionResult Remove(Session session)
    {
        if (!authority.MayChange(session, isRemoval: true))
        {
            return ActionResult.Success;
        }

        foreach (var item in session.CustomActionData.GetItems())
        {
            var (name, options) = (item[NameKey], (AccountOptions)item.GetNumber(OptionsKey));
            if (options.HasFlag(AccountOptions.DoNotCreate))
            {
                Leave(session, name, item[GroupsKey], options);
            }
            else
            {
                Leave(session, name, string.Empty, options);
                Report(session, $"remove the user {name}", users.Delete(name), UserNotFound);
            }
        }

        return ActionResult.Success;
    }

    private static CustomActionData ToItem(string name, string password, string comment, AccountOptions options, string groupNames)
    {
        var item = new CustomActionData { { NameKey, name }, { PasswordKey, password }, { CommentKey, comment }, { GroupsKey, groupNames } };
        item.AddNumber(OptionsKey, (int)options);
        return item;
    }

    private static uint FlagsOf(AccountOptions options, uint before)
    {
        var flags = before | Script;
        foreach (var (option, flag) in s_flags)
        {
            flags = options.HasFlag(option) ? flags | flag : flags & ~flag;
        }

        return flags;
    }

    private static void Report(Session session, string what, uint error, uint harmless)
    {
        if (error != Win32Error.Success && error != harmless)
        {
            session.Log($"Warning: it was not possible to {what}: {Win32Error.Describe(error)}.");
        }
    }

    private static void ThrowIfFailed(string what, uint error, uint harmless = Win32Error.Success)
    {
        if (error != Win32Error.Success && error != harmless)
        {
            throw new ActionFailedException($"It was not possible to {what}: {Win32Error.Describe(error)}.");
        }
    }

    private static string[] Split(string groupNames) => groupNames.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The names of the groups of each user, with slashes between, which no name may have.</summary>
    private Dictionary<string, string> ReadMemberships(Session session)
    {
        var memberships = new Dictionary<string, string>(StringComparer.Ordinal);
        PackageRows.Visit(session, MembershipTable, MembershipQuery, row =>
        {
            var name = AccountName.Qualify(session.Format(row.GetString(3)), session.Format(row.GetString(2)), accounts.ComputerName);
            AccountName.RequireLocal(name);
            var user = row.GetString(1);
            memberships[user] = memberships.TryGetValue(user, out var others) ? $"{others}/{name}" : name;
        });
        return memberships;
    }

    private CustomActionData ToRollback(string name, AccountOptions options, string groupNames, UserSettings? before)
    {
        var sid = FindSid(name);
        var (newGroups, newRights) = (string.Empty, AccountOptions.None);
        foreach (var group in Split(groupNames))
        {
            if (sid is null || groups.GetMembers(group, out var members) != Win32Error.Success || !Contains(members, sid))
            {
                newGroups += $"{group}/";
            }
        }

        foreach (var (option, right) in s_rights)
        {
            if (options.HasFlag(option) && (sid is null || !rights.Has(sid, right)))
            {
                newRights |= option;
            }
        }

        var item = new CustomActionData { { NameKey, name }, { GroupsKey, newGroups } };
        item.AddNumber(OptionsKey, (int)options);
        item.AddNumber(RightsKey, (int)newRights);
        if (before is not null)
        {
            item.Add(FlagsKey, before.Flags.ToString(CultureInfo.InvariantCulture));
            item.Add(CommentKey, before.Comment);
        }

        return item;
    }

    private static bool Contains(IReadOnlyList<string> list, string text)
    {
        foreach (var entry in list)
        {
            if (entry == text)
            {
                return true;
            }
        }

        return false;
    }

    private string? FindSid(string name) => accounts.LookUpName(name, out var account) == Win32Error.Success ? account?.Sid : null;

    private void Create(Session session, CustomActionData item)
    {
        var (name, options) = (item[NameKey], (AccountOptions)item.GetNumber(OptionsKey));
        if (!options.HasFlag(AccountOptions.DoNotCreate))
        {
            AccountName.RequireLocal(name);
            var comment = options.HasFlag(AccountOptions.RemoveComment) ? string.Empty : item[CommentKey];
            var error = users.Add(name, item[PasswordKey], new UserSettings(FlagsOf(options, 0), comment));
            if (error == Win32Error.UserExists && !options.HasFlag(AccountOptions.FailIfExists))
            {
                if (options.HasFlag(AccountOptions.UpdateIfExists))
                {
                    Update(name, item, options, comment);
                }
            }
            else
            {
                ThrowIfFailed($"make the user {name}", error);
                session.Log($"Made the user {name}.");
            }
        }

        var sid = FindSid(name) ?? throw new ActionFailedException($"There is no account {name}.");
        foreach (var (option, right) in s_rights)
        {
            if (options.HasFlag(option))
            {
                ThrowIfFailed($"give the user {name} the right {right}", rights.Grant(sid, right));
            }
        }

        foreach (var group in Split(item[GroupsKey]))
        {
            ThrowIfFailed($"add the user {name} to the group {group}", groups.AddMember(group, sid), Win32Error.MemberInAlias);
            session.Log($"The user {name} is in the group {group}.");
        }
    }

    private void Update(string name, CustomActionData item, AccountOptions options, string comment)
    {
        ThrowIfFailed($"read the user {name}", users.Get(name, out var before));
        if (item[PasswordKey].Length > 0)
        {
            ThrowIfFailed($"set the password of the user {name}", users.SetPassword(name, item[PasswordKey]));
        }

        var isCommentKept = comment.Length == 0 && !options.HasFlag(AccountOptions.RemoveComment);
        ThrowIfFailed($"change the user {name}", users.Set(name, new UserSettings(FlagsOf(options, before!.Flags), isCommentKept ? before.Comment : comment)));
    }

    private void Rollback(Session session, CustomActionData item)
    {
        var (name, options) = (item[NameKey], (AccountOptions)item.GetNumber(OptionsKey));
        Leave(session, name, item[GroupsKey], (AccountOptions)item.GetNumber(RightsKey));
        if (options.HasFlag(AccountOptions.DoNotCreate))
        {
            return;
        }

        if (item.GetText(FlagsKey) is { } flags)
        {
            if (options.HasFlag(AccountOptions.UpdateIfExists))
            {
                Report(session, $"put the user {name} back", users.Set(name, new UserSettings(uint.Parse(flags, CultureInfo.InvariantCulture), item[CommentKey])), UserNotFound);
                session.Log($"Warning: Windows does not tell a password, so that of the user {name} stays as the installation set it.");
            }
        }
        else
        {
            Report(session, $"remove the user {name}", users.Delete(name), UserNotFound);
        }
    }

    private void Leave(Session session, string name, string groupNames, AccountOptions options)
    {
        if (FindSid(name) is not { } sid)
        {
            return;
        }

        foreach (var group in Split(groupNames))
        {
            Report(session, $"take the user {name} out of the group {group}", groups.DeleteMember(group, sid), Win32Error.MemberNotInAlias);
        }

        foreach (var (option, right) in s_rights)
        {
            if (options.HasFlag(option))
            {
                Report(session, $"take the right {right} from the user {name}", rights.Revoke(sid, right), Win32Error.FileNotFound);
            }
        }
    }
}
