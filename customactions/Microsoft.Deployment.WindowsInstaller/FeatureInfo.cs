namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A feature of the running installation, after CostFinalize.</summary>
public class FeatureInfo
{
    private const int CostWithChildren = 1;
    private const int CostWithParents = 2;

    private readonly Session _session;

    internal FeatureInfo(Session session, string name)
    {
        _session = session;
        Name = name;
    }

    /// <summary>The key in the Feature table.</summary>
    public string Name { get; }

    /// <summary>The state before this installation.</summary>
    /// <exception cref="ArgumentException">There is no such feature.</exception>
    /// <exception cref="InstallerException">CostFinalize did not run yet.</exception>
    public InstallState CurrentState => States.Installed;

    /// <summary>The state that the feature is to be put into; <see cref="InstallState.Unknown"/> when it is left alone.</summary>
    /// <exception cref="ArgumentException">There is no such feature.</exception>
    /// <exception cref="InstallerException">CostFinalize did not run yet.</exception>
    public InstallState RequestState
    {
        get => States.Action;
        set => InstallerException.ThrowIfFailed(_session.Api, _session.Api.SetFeatureState(_session.OpenHandle, Name, value), $"MsiSetFeatureState({Name})");
    }

    /// <summary>The states that the feature may be put into.</summary>
    public ICollection<InstallState> ValidStates
    {
        get
        {
            InstallerException.ThrowIfFailed(_session.Api, _session.Api.GetFeatureValidStates(_session.OpenHandle, Name, out var bits), $"MsiGetFeatureValidStates({Name})");
            var states = new List<InstallState>();
            for (var state = InstallState.Advertised; state <= InstallState.Default; state++)
            {
                if ((bits & (1u << (int)state)) != 0)
                {
                    states.Add(state);
                }
            }

            return states;
        }
    }

    /// <summary>How the feature may be installed.</summary>
    public FeatureAttributes Attributes
    {
        get
        {
            // The installer's bits (INSTALLFEATUREATTRIBUTE) begin with one for "local", so they stand one place higher; its bit for UIDisallowAbsent means NoUnsupportedAdvertise.
            var attributes = (FeatureAttributes)(Information.Attributes >> 1);
            return attributes.HasFlag(FeatureAttributes.UIDisallowAbsent) ? (attributes & ~FeatureAttributes.UIDisallowAbsent) | FeatureAttributes.NoUnsupportedAdvertise : attributes;
        }

        set
        {
            var bits = (uint)(value & ~(FeatureAttributes.UIDisallowAbsent | FeatureAttributes.NoUnsupportedAdvertise)) << 1;
            bits |= (uint)(value & FeatureAttributes.NoUnsupportedAdvertise);
            InstallerException.ThrowIfFailed(_session.Api, _session.Api.SetFeatureAttributes(_session.OpenHandle, Name, bits), $"MsiSetFeatureAttributes({Name})");
        }
    }

    /// <summary>The title that users see.</summary>
    public string Title => Information.Title;

    /// <summary>The description that users see.</summary>
    public string Description => Information.Description;

    private (InstallState Installed, InstallState Action) States
    {
        get
        {
            InstallerException.ThrowIfFailed(_session.Api, _session.Api.GetFeatureState(_session.OpenHandle, Name, out var installed, out var action), $"MsiGetFeatureState({Name})");
            return (installed, action);
        }
    }

    private (uint Attributes, string Title, string Description) Information
    {
        get
        {
            InstallerException.ThrowIfFailed(_session.Api, _session.Api.GetFeatureInfo(_session.OpenHandle, Name, out var attributes, out var title, out var description), $"MsiGetFeatureInfo({Name})");
            return (attributes, title, description);
        }
    }

    /// <summary>The disk space that a state of the feature needs.</summary>
    /// <param name="includeParents">With the features above it.</param>
    /// <param name="includeChildren">With the features below it.</param>
    /// <param name="installState">The state.</param>
    /// <returns>Bytes; negative when space becomes free.</returns>
    public long GetCost(bool includeParents, bool includeChildren, InstallState installState)
    {
        var tree = (includeParents ? CostWithParents : 0) | (includeChildren ? CostWithChildren : 0);
        InstallerException.ThrowIfFailed(_session.Api, _session.Api.GetFeatureCost(_session.OpenHandle, Name, tree, installState, out var cost), $"MsiGetFeatureCost({Name})");
        return (long)cost * InstallCost.BytesPerUnit;
    }
}
