using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Accounts;

/// <summary>
/// Makes the groups of <c>Wix4Group</c> that belong to a component and puts groups into groups, on this computer alone. What was there is looked at when the actions are scheduled, and is the data of their rollback. A group is
/// removed at commit, because nobody can bring its members back.
/// </summary>
internal sealed class Groups(ILocalGroups groups, IAccounts accounts, InstallationAuthority authority)
{
    /// <summary>The identifiers of the actions in the script, without the architecture.</summary>
    public const string CreateAction = "Wix6CreateGroup";

    public const string RollbackAction = "Wix6CreateGroupRollback";

    public const string RemoveAction = "Wix6RemoveGroup";

    public const string AddMembershipAction = "Wix6AddGroupMembership";

    public const string AddMembershipRollbackAction = "Wix6AddGroupMembershipRollback";

    public const string RemoveMembershipAction = "Wix6RemoveGroupMembership";

    public const string RemoveMembershipRollbackAction = "Wix6RemoveGroupMembershipRollback";

    private const string Table = "Wix4Group";
    private const string OptionsTable = "Wix6Group";
    private const string MembershipTable = "Wix6GroupGroup";

    private const string Query = "SELECT `Group`, `Component_`, `Name`, `Domain` FROM `Wix4Group`";
    private const string OptionsQuery = "SELECT `Group_`, `Comment`, `Attributes` FROM `Wix6Group`";
    private const string MembershipQuery = "SELECT `Parent_`, `Child_` FROM `Wix6GroupGroup`";

    private const string NameKey = "Name";
    private const string MemberKey = "Member";
    private const string CommentKey = "Comment";
    private const string OptionsKey = "Options";

    public ActionResult Schedule(Session session)
    {
        var all = ReadGroups(session);
        var (create, back, remove) = (new CustomActionData(), new CustomActionData(), new CustomActionData());
        foreach (var (name, component, comment, options) in all.Values)
        {
            if (component.Length == 0 || options.HasFlag(AccountOptions.DoNotCreate))
            {
                continue;
            }

            var change = ComponentChanges.Of(session, component);
            var item = new CustomActionData { { NameKey, name }, { CommentKey, options.HasFlag(AccountOptions.RemoveComment) ? string.Empty : comment } };
            item.AddNumber(OptionsKey, (int)(change == ComponentChange.Reinstall ? options & ~AccountOptions.FailIfExists : options));
            if (change.IsInstalled())
            {
                AccountName.RequireLocal(name);
                var isThere = groups.GetComment(name, out _) == Win32Error.Success;
                if (isThere && change == ComponentChange.Install && options.HasFlag(AccountOptions.FailIfExists) && !options.HasFlag(AccountOptions.UpdateIfExists))
                {
                    throw new ActionFailedException($"There is a group {name} already, so it cannot be made. Remove it, or install with another name.");
                }

                if (!isThere)
                {
                    back.AddItem(new CustomActionData { { NameKey, name } });
                }

                create.AddItem(item);
            }
            else if (change == ComponentChange.Uninstall && !options.HasFlag(AccountOptions.KeepOnUninstall))
            {
                AccountName.RequireLocal(name);
                remove.AddItem(item);
            }
        }

        if (create.Count > 0)
        {
            session.DoAction(ActionName.Of(RollbackAction), back);
            session.DoAction(ActionName.Of(CreateAction), create);
        }

        ScheduleMemberships(session, all);
        if (remove.Count > 0)
        {
            session.DoAction(ActionName.Of(RemoveAction), remove);
        }

        return ActionResult.Success;
    }

    public ActionResult Create(Session session) => Change(session, isRemoval: false, item =>
    {
        var (name, options) = (item[NameKey], (AccountOptions)item.GetNumber(OptionsKey));
        var error = groups.Add(name, item[CommentKey]);
        if (error == Win32Error.AliasExists && (!options.HasFlag(AccountOptions.FailIfExists) || options.HasFlag(AccountOptions.UpdateIfExists)))
        {
            session.Log($"There is a group {name} already.");
        }
        else if (error == Win32Error.Success)
        {
            session.Log($"Made the group {name}.");
        }
        else if (options.HasFlag(AccountOptions.NonVital))
        {
            session.Log($"Warning: the group {name} could not be made: {Win32Error.Describe(error)}. It may fail, so the installation goes on.");
        }
        else
        {
            throw new ActionFailedException($"The group {name} could not be made: {Win32Error.Describe(error)}.");
        }
    });

    /// <summary>The rollback of making groups, and the action that removes them at commit.</summary>
    public ActionResult RemoveGroups(Session session, bool isRollback) => Change(session, isRollback ? null : true, item =>
        Report(session, $"remove the group {item[NameKey]}", groups.Delete(item[NameKey]), Win32Error.GroupNotFound));

    /// <summary>Puts groups into groups: at an installation, and at the rollback of a removal.</summary>
    public ActionResult AddMemberships(Session session, bool isRollback) => Change(session, isRollback ? null : false, item =>
        ChangeMembership(session, item, groups.AddMember, Win32Error.MemberInAlias, isRollback));

    /// <summary>Takes groups out of groups: at a removal, and at the rollback of an installation.</summary>
    public ActionResult RemoveMemberships(Session session, bool isRollback) => Change(session, isRollback ? null : true, item =>
        ChangeMembership(session, item, groups.DeleteMember, Win32Error.MemberNotInAlias, isRollback: true));

    private static void Report(Session session, string what, uint error, uint harmless)
    {
        if (error != Win32Error.Success && error != harmless)
        {
            session.Log($"Warning: it was not possible to {what}: {Win32Error.Describe(error)}.");
        }
    }

    private ActionResult Change(Session session, bool? isRemoval, Action<CustomActionData> change)
    {
        if (isRemoval is { } known ? authority.MayChange(session, known) : authority.MayChange(session))
        {
            foreach (var item in session.CustomActionData.GetItems())
            {
                change(item);
            }
        }

        return ActionResult.Success;
    }

    private void ChangeMembership(Session session, CustomActionData item, Func<string, string, uint> change, uint harmless, bool isRollback)
    {
        var (group, member) = (item[NameKey], item[MemberKey]);
        var error = accounts.LookUpName(member, out var account);
        if (error == Win32Error.Success && account is not null)
        {
            error = change(group, account.Sid);
        }

        if (isRollback)
        {
            Report(session, $"change what the group {member} is in the group {group}", error, harmless);
        }
        else if (error != Win32Error.Success && error != harmless)
        {
            throw new ActionFailedException($"The group {member} could not be added to the group {group}: {Win32Error.Describe(error)}. Windows puts groups of a domain into groups of this computer, and no groups of this computer.");
        }
    }

    private Dictionary<string, (string Name, string Component, string Comment, AccountOptions Options)> ReadGroups(Session session)
    {
        var settings = new Dictionary<string, (string Comment, AccountOptions Options)>(StringComparer.Ordinal);
        PackageRows.Visit(session, OptionsTable, OptionsQuery, row => settings[row.GetString(1)] = (session.Format(row.GetString(2)), (AccountOptions)row.GetInteger(3)));
        var all = new Dictionary<string, (string Name, string Component, string Comment, AccountOptions Options)>(StringComparer.Ordinal);
        PackageRows.Visit(session, Table, Query, row =>
        {
            var (comment, options) = settings.TryGetValue(row.GetString(1), out var found) ? found : (string.Empty, AccountOptions.None);
            all[row.GetString(1)] = (AccountName.Qualify(session.Format(row.GetString(4)), session.Format(row.GetString(3)), accounts.ComputerName), row.GetString(2), comment, options);
        });
        return all;
    }

    private void ScheduleMemberships(Session session, Dictionary<string, (string Name, string Component, string Comment, AccountOptions Options)> all)
    {
        var (add, addBack, remove, removeBack) = (new CustomActionData(), new CustomActionData(), new CustomActionData(), new CustomActionData());
        PackageRows.Visit(session, MembershipTable, MembershipQuery, row =>
        {
            if (!all.TryGetValue(row.GetString(1), out var parent) || !all.TryGetValue(row.GetString(2), out var child) || child.Component.Length == 0)
            {
                return;
            }

            AccountName.RequireLocal(parent.Name);
            var item = new CustomActionData { { NameKey, parent.Name }, { MemberKey, child.Name } };
            var change = ComponentChanges.Of(session, child.Component);
            var isMember = IsMember(parent.Name, child.Name);
            if (change.IsInstalled())
            {
                add.AddItem(item);
                if (!isMember)
                {
                    addBack.AddItem(item);
                }
            }
            else if (change == ComponentChange.Uninstall && isMember)
            {
                remove.AddItem(item);
                removeBack.AddItem(item);
            }
        });
        if (add.Count > 0)
        {
            session.DoAction(ActionName.Of(AddMembershipRollbackAction), addBack);
            session.DoAction(ActionName.Of(AddMembershipAction), add);
        }

        if (remove.Count > 0)
        {
            session.DoAction(ActionName.Of(RemoveMembershipRollbackAction), removeBack);
            session.DoAction(ActionName.Of(RemoveMembershipAction), remove);
        }
    }

    private bool IsMember(string group, string member)
    {
        if (accounts.LookUpName(member, out var account) == Win32Error.Success && account is not null && groups.GetMembers(group, out var sids) == Win32Error.Success)
        {
            foreach (var sid in sids)
            {
                if (sid == account.Sid)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
