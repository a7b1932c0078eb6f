using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Deletes a service that is not wanted any more. A commit action: a deleted service that anybody has open could not be brought back by a rollback. For the same reason a failure is a
/// warning.
/// </summary>
internal abstract class DeleteService(ServiceDefinition definition, IServiceControlManager services, IRegistry registry, IAdministrators administrators, IPause pause)
{
    public ActionResult Execute(Session session)
    {
        var progress = new ProgressShare(session);
        try
        {
            if (!MayDelete(RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty), MachineAuthority.Of(session, registry, administrators)))
            {
                session.Log($"The service {definition.Name} stays: the product is not being removed, or the recorded settings want the service.");
            }
            else if (ServiceSnapshot.Take(services, definition.Name).Configuration is { } found && definition.IsOurs(found))
            {
                var operations = new ServiceOperations(services, pause, session, definition.Name, progress);
                operations.Stop();
                operations.Delete();
            }
        }
        catch (ActionFailedException failure)
        {
            session.Log($"Warning: {failure.Message} What was done stays. Delete the service with \"sc delete {definition.Name}\" in an elevated command prompt.");
        }

        progress.End();
        return ActionResult.Success;
    }

    /// <summary>Decides whether the service may go, whatever the installation was told.</summary>
    /// <param name="recorded">The settings, which an uninstall has removed by now.</param>
    /// <param name="authority">What whoever started this may decide.</param>
    /// <returns>True when it may.</returns>
    protected abstract bool MayDelete(RecordedSettings recorded, MachineAuthority authority);
}
