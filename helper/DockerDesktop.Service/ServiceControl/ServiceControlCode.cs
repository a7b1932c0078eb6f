namespace DockerDesktop.Service.ServiceControl;

/// <summary>Controls that the service answers (SERVICE_CONTROL_*), and the Windows errors of the answers.</summary>
internal static class ServiceControlCode
{
    /// <summary>SERVICE_CONTROL_STOP.</summary>
    public const uint Stop = 1;

    /// <summary>SERVICE_CONTROL_INTERROGATE.</summary>
    public const uint Interrogate = 4;

    /// <summary>SERVICE_CONTROL_SHUTDOWN.</summary>
    public const uint Shutdown = 5;

    /// <summary>NO_ERROR.</summary>
    public const uint NoError = 0;

    /// <summary>ERROR_CALL_NOT_IMPLEMENTED.</summary>
    public const uint CallNotImplemented = 120;

    /// <summary>ERROR_FAILED_SERVICE_CONTROLLER_CONNECT: the process was not started by the service control manager.</summary>
    public const int NotStartedAsService = 1063;
}
