using DockerDesktop.Windows.Services;

namespace DockerDesktop.Service.ServiceControl;

/// <summary>A service as the service control manager drives it.</summary>
internal interface IControlledService
{
    /// <summary>Runs the service; returns after it has reported <see cref="SystemServiceState.Stopped"/>.</summary>
    /// <param name="status">Where states are reported.</param>
    void Run(IServiceStatusReporter status);

    /// <summary>Takes a control. Called on another thread than <see cref="Run"/>, and must return at once.</summary>
    /// <param name="control">SERVICE_CONTROL_*.</param>
    /// <returns>The Windows error that the service control manager gets.</returns>
    uint Control(uint control);
}
