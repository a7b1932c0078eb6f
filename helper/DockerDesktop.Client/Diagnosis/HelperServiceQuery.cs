using System.ComponentModel;
using DockerDesktop.Protocol;
using DockerDesktop.Windows.Services;

namespace DockerDesktop.Client.Diagnosis;

/// <summary>The helper as the service manager knows it.</summary>
internal sealed class HelperServiceQuery(ISystemServices services) : IHelperServiceQuery
{
    /// <inheritdoc/>
    public HelperServiceState GetState()
    {
        try
        {
            return services.Find(ServiceIdentity.Name) is { } service ? From(service) : HelperServiceState.NotInstalled;
        }
        catch (Win32Exception)
        {
            return HelperServiceState.Unknown;
        }
    }

    private static HelperServiceState From(SystemService service) => service.State switch
    {
        SystemServiceState.Stopped => service.Start switch
        {
            SystemServiceStart.Automatic => HelperServiceState.StoppedAutomaticStart,
            SystemServiceStart.Disabled => HelperServiceState.StoppedDisabled,
            _ => HelperServiceState.StoppedDemandStart,
        },
        SystemServiceState.StartPending => HelperServiceState.Starting,
        SystemServiceState.StopPending => HelperServiceState.Stopping,
        SystemServiceState.Running => HelperServiceState.Running,
        _ => HelperServiceState.Unknown,
    };
}
