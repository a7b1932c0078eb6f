using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Accounts;

/// <summary>The actions of <c>util:User</c> and <c>util:Group</c>.</summary>
internal static class AccountsEntryPoints
{
    [CustomAction]
    public static ActionResult ConfigureUsers(Session session) => Users().Schedule(session);

    [CustomAction]
    public static ActionResult CreateUser(Session session) => Users().Create(session);

    [CustomAction]
    public static ActionResult CreateUserRollback(Session session) => Users().Rollback(session);

    [CustomAction]
    public static ActionResult RemoveUser(Session session) => Users().Remove(session);

    [CustomAction]
    public static ActionResult ConfigureGroups(Session session) => Groups().Schedule(session);

    [CustomAction]
    public static ActionResult CreateGroup(Session session) => Groups().Create(session);

    [CustomAction]
    public static ActionResult CreateGroupRollback(Session session) => Groups().RemoveGroups(session, isRollback: true);

    [CustomAction]
    public static ActionResult RemoveGroup(Session session) => Groups().RemoveGroups(session, isRollback: false);

    [CustomAction]
    public static ActionResult AddGroupMembership(Session session) => Groups().AddMemberships(session, isRollback: false);

    [CustomAction]
    public static ActionResult AddGroupMembershipRollback(Session session) => Groups().RemoveMemberships(session, isRollback: true);

    [CustomAction]
    public static ActionResult RemoveGroupMembership(Session session) => Groups().RemoveMemberships(session, isRollback: false);

    [CustomAction]
    public static ActionResult RemoveGroupMembershipRollback(Session session) => Groups().AddMemberships(session, isRollback: true);

    private static Users Users() => new(new WindowsLocalUsers(), new WindowsLocalGroups(), new WindowsLogonRights(), new WindowsAccounts(), InstallationAuthority.OfThisComputer());

    private static Groups Groups() => new(new WindowsLocalGroups(), new WindowsAccounts(), InstallationAuthority.OfThisComputer());
}
