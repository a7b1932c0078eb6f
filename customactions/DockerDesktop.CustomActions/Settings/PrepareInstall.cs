using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// The one immediate action that decides: it refuses what cannot be before anything is changed, takes the properties of whoever may give them, and hands each deferred action
/// its data. A deferred action whose data is not set does not run: its condition in the sequence is the property that carries it. What is judged and handed is the parts' matter.
/// </summary>
internal sealed class PrepareInstall(IComputer computer)
{
    public ActionResult Execute(Session session)
    {
        var context = new InstallationContext(session, computer);
        var client = context.Client;
        context.Log(
            $"Installing for {(context.IsPerMachine ? "all users" : "one user")}; started by {client.Name} ({client.Sid}), "
            + $"{(client.IsSystem ? "LocalSystem" : client.IsAdministrator ? "administrator" : "no enabled administrator rights")}.");
        var parts = InstallationParts.For(computer);
        foreach (var part in parts)
        {
            context.Judge(part);
        }

        context.ThrowIfRefused();
        foreach (var part in parts)
        {
            part.Schedule(context);
        }

        return ActionResult.Success;
    }
}
