namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A component of the running installation, after CostFinalize.</summary>
public class ComponentInfo
{
    private readonly Session _session;

    internal ComponentInfo(Session session, string name)
    {
        _session = session;
        Name = name;
    }

    /// <summary>The key in the Component table.</summary>
    public string Name { get; }

    /// <summary>The state before this installation.</summary>
    /// <exception cref="ArgumentException">There is no such component.</exception>
    /// <exception cref="InstallerException">CostFinalize did not run yet.</exception>
    public InstallState CurrentState => States.Installed;

    /// <summary>The state that the component is to be put into; <see cref="InstallState.Unknown"/> when it is left alone.</summary>
    /// <exception cref="ArgumentException">There is no such component.</exception>
    /// <exception cref="InstallerException">CostFinalize did not run yet.</exception>
    public InstallState RequestState
    {
        get => States.Action;
        set => InstallerException.ThrowIfFailed(_session.Api, _session.Api.SetComponentState(_session.OpenHandle, Name, value), $"MsiSetComponentState({Name})");
    }

    private (InstallState Installed, InstallState Action) States
    {
        get
        {
            InstallerException.ThrowIfFailed(_session.Api, _session.Api.GetComponentState(_session.OpenHandle, Name, out var installed, out var action), $"MsiGetComponentState({Name})");
            return (installed, action);
        }
    }

    /// <summary>The disk space that a state of the component needs.</summary>
    /// <param name="installState">The state.</param>
    /// <returns>An item a drive.</returns>
    public IList<InstallCost> GetCost(InstallState installState) => InstallCost.Enumerate(_session, Name, installState);
}
