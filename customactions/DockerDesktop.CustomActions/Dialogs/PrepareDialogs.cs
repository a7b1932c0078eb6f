using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Predecessor;
using DockerDesktop.CustomActions.Scopes;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Dialogs;

/// <summary>
/// Before the first dialog: finds out what the dialogs show at first and have to ask about, and ends an installation that cannot be whatever is chosen. PrepareInstall judges
/// everything again, in the half of the installation that carries it out.
/// </summary>
internal sealed class PrepareDialogs(IComputer computer)
{
    public ActionResult Execute(Session session)
    {
        var context = new InstallationContext(session, computer);
        session[DialogProperties.MayChange] = Box(context.MayDecide);
        session[DialogProperties.IsElevated] = Box(context.Client.IsSystem || context.Client.IsAdministrator);
        session[DialogProperties.ChosenEngine] = context.Settings.Engine.ToName();
        session[DialogProperties.ChosenWindowsContainersOff] = Box(context.Settings.DisableWindowsContainers);
        session[DialogProperties.ChosenMaintainHosts] = Box(context.Settings.MaintainHosts);
        session[DialogProperties.ChosenDesktopShortcut] = Box(session["ENABLEDESKTOPSHORTCUT"] == "1");
        if (session["Installed"].Length > 0)
        {
            // Whatever is wrong with the computer or the settings, the dialogs lead to a removal. The rest is judged when it is chosen.
            return ActionResult.Success;
        }

        context.Judge(new SystemRequirements(computer.Registry));
        context.Judge(new ScopePart());
        var otherScope = new OtherScopePart(computer.InstalledComponents, computer.Registry, computer.Accounts);
        session[DialogProperties.OtherScope] = AskOrJudge(context, otherScope, canBeAllowed: context.IsPerMachine);
        var predecessor = new PredecessorPart(computer.Files, computer.Registry);
        session[DialogProperties.ExistingInstallation] = AskOrJudge(context, predecessor, predecessor.CanBeReplaced(context));

        session[DialogProperties.Refusal] = context.Refusal;
        if (!context.IsRefused)
        {
            return ActionResult.Success;
        }

        // Without a message: the dialog that comes after the failure shows the text.
        context.Log(context.Refusal);
        return ActionResult.Failure;
    }

    /// <summary>What a property can allow is asked about in a dialog; what cannot be helped is a refusal.</summary>
    private static string AskOrJudge(InstallationContext context, IInstallationPart part, bool canBeAllowed)
    {
        if (canBeAllowed)
        {
            return context.Ask(part);
        }

        context.Judge(part);
        return string.Empty;
    }

    /// <summary>A check box that is not checked has an empty property.</summary>
    private static string Box(bool isChecked) => isChecked ? "1" : string.Empty;
}
