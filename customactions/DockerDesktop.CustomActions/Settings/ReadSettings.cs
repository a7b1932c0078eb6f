using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// Sets, before costing looks at the conditions of components, the properties that stand for the settings, and takes from whoever may not decide what he gave. What is wrong with
/// the settings is PrepareInstall's to say, which knows the whole installation.
/// </summary>
internal sealed class ReadSettings(IComputer computer)
{
    public ActionResult Execute(Session session)
    {
        var context = new InstallationContext(session, computer);
        SettingsPart.Record(context);
        FoldersPart.Prepare(context);
        return ActionResult.Success;
    }
}
