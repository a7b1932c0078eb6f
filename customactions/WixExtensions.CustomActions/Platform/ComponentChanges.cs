using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Platform;

/// <summary>Tells what an installation does with a component, from the two states that Windows Installer has of it.</summary>
internal static class ComponentChanges
{
    /// <summary>What is done with a component.</summary>
    /// <param name="session">The session of an immediate action after CostFinalize.</param>
    /// <param name="component">The component's key.</param>
    public static ComponentChange Of(Session session, string component)
    {
        var info = session.Components[component];
        var request = info.RequestState;
        var isThere = IsPresent(info.CurrentState);
        return request switch
        {
            InstallState.Local or InstallState.Source or InstallState.Default when isThere => ComponentChange.Reinstall,
            InstallState.Local or InstallState.Source => ComponentChange.Install,
            InstallState.Absent or InstallState.Removed when isThere => ComponentChange.Uninstall,
            _ => ComponentChange.None,
        };
    }

    /// <summary>True for both kinds of installing.</summary>
    public static bool IsInstalled(this ComponentChange change) => change is ComponentChange.Install or ComponentChange.Reinstall;

    private static bool IsPresent(InstallState state) => state is InstallState.Local or InstallState.Source;
}
