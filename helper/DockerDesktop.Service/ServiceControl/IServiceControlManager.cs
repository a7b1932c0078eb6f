namespace DockerDesktop.Service.ServiceControl;

/// <summary>The service control manager as a service's process sees it.</summary>
internal interface IServiceControlManager
{
    /// <summary>Connects this process to the service control manager and returns when the service has stopped.</summary>
    /// <param name="serviceName">The service's name.</param>
    /// <param name="service">What is run.</param>
    /// <returns>0, or the Windows error; 1063 when the process was not started by the service control manager.</returns>
    int Run(string serviceName, IControlledService service);
}
