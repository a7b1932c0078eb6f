namespace DockerDesktop.Service.ServiceControl;

/// <summary>Tells the service control manager how far the service is.</summary>
internal interface IServiceStatusReporter
{
    /// <summary>Reports a status.</summary>
    void Report(ServiceStatus status);
}
