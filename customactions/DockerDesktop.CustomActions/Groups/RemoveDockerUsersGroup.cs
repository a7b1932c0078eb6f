using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>
/// Deletes docker-users at an uninstall with REMOVEDOCKERUSERS=1, if the product made it. A commit action: a deleted group made anew has another SID and all permissions
/// given to the old one are lost, so no rollback could undo it, and it is done only when the uninstall has succeeded.
/// </summary>
internal sealed class RemoveDockerUsersGroup(ILocalGroups groups, IRegistry registry, IAdministrators administrators)
{
    public ActionResult Execute(Session session)
    {
        if (!MachineAuthority.Of(session, registry, administrators).IsAdministrator)
        {
            session.Log($"The local group \"{DockerUsersGroup.Name}\" is kept: whoever started this is no administrator, and only one may have it deleted.");
            return ActionResult.Success;
        }

        var error = groups.GetComment(DockerUsersGroup.Name, out var comment);
        if (error == Win32Error.Success && comment != DockerUsersGroup.Comment)
        {
            // Its maker writes its comment: this one was made again by somebody else.
            session.Log($"The local group \"{DockerUsersGroup.Name}\" is not the one that this product made (its comment is another) and is kept.");
            return ActionResult.Success;
        }

        if (error == Win32Error.Success)
        {
            error = groups.Delete(DockerUsersGroup.Name);
        }

        session.Log(error switch
        {
            Win32Error.Success => $"Deleted the local group \"{DockerUsersGroup.Name}\".",
            Win32Error.GroupNotFound or Win32Error.NoSuchAlias => $"The local group \"{DockerUsersGroup.Name}\" is gone already.",
            _ => $"The local group \"{DockerUsersGroup.Name}\" could not be deleted: {Win32Error.Describe(error)}. Delete it by hand (net localgroup {DockerUsersGroup.Name} /delete).",
        });
        return ActionResult.Success;
    }
}
