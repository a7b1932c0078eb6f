namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Kind, start and error control of a service: the columns ServiceType, StartType and ErrorControl of the ServiceInstall table.</summary>
[Flags]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1069", Justification = "The values and names are those of the documented API.")]
public enum ServiceAttributes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Type: a process of its own.</summary>
    OwnProcess = 0x10,

    /// <summary>Type: shares a process with other services.</summary>
    ShareProcess = 0x20,

    /// <summary>Type: may use the desktop.</summary>
    Interactive = 0x100,

    /// <summary>Start: when the computer starts.</summary>
    AutoStart = 2,

    /// <summary>Start: on demand.</summary>
    DemandStart = 3,

    /// <summary>Start: never.</summary>
    Disabled = 4,

    /// <summary>Error control: logs it and shows a message.</summary>
    ErrorMessage = 1,

    /// <summary>Error control: restarts with the last good configuration.</summary>
    ErrorCritical = 3,

    /// <summary>Error control: without the service the installation fails.</summary>
    ErrorControlVital = 0x8000,
}
