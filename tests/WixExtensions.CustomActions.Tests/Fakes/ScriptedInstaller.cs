using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>An installation whose script is run by the test: what an immediate action scheduled is the data of the actions that run then.</summary>
internal sealed class ScriptedInstaller
{
    /// <summary>An installation of a package with a table, with one component that is installed for the first time.</summary>
    public ScriptedInstaller(params string[] tables)
    {
        foreach (var table in tables)
        {
            Msi.Tables[table] = (["Key"], true);
        }

        Set(ComponentChange.Install);
    }

    public FakeInstaller Msi { get; } = new();

    /// <summary>What happens to the component <c>Main</c>.</summary>
    public void Set(ComponentChange change) => Msi.Components["Main"] = change switch
    {
        ComponentChange.Install => (InstallState.Absent, InstallState.Local),
        ComponentChange.Reinstall => (InstallState.Local, InstallState.Local),
        ComponentChange.Uninstall => (InstallState.Local, InstallState.Absent),
        _ => (InstallState.Local, InstallState.Unknown),
    };

    /// <summary>Runs an immediate action.</summary>
    public ScriptedInstaller Schedule(Func<Session, ActionResult> action)
    {
        Msi.ActionMode = null;
        Assert.AreEqual(ActionResult.Success, action(Msi.OpenSession()));
        return this;
    }

    /// <summary>Runs an action of the script with the data that was scheduled for it.</summary>
    /// <param name="action">The action.</param>
    /// <param name="name">Its identifier, without the architecture.</param>
    /// <param name="mode">How it runs.</param>
    public ScriptedInstaller Run(Func<Session, ActionResult> action, string name, InstallRunMode mode = InstallRunMode.Scheduled)
    {
        Msi.ActionMode = mode;
        Msi.Properties[CustomActionData.PropertyName] = Msi.Properties.GetValueOrDefault(ActionName.Of(name), string.Empty);
        Assert.AreEqual(ActionResult.Success, action(Msi.OpenSession()));
        Msi.ActionMode = null;
        return this;
    }

    /// <summary>The actions that were put into the script, in their order, without the architecture.</summary>
    public string Scheduled => string.Join(' ', Msi.DoneActions.Select(action => action[..action.LastIndexOf('_')]));
}
