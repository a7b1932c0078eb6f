namespace DockerDesktop.Windows.Wmi;

/// <summary>WMI refused or failed.</summary>
/// <param name="step">What was asked.</param>
/// <param name="error">The HRESULT.</param>
internal sealed class WmiException(string step, int error) : Exception($"WMI failed with 0x{error:X8} ({step})")
{
    /// <summary>WBEM_E_NOT_FOUND.</summary>
    public const int NotFound = unchecked((int)0x80041002);

    /// <summary>WBEM_E_ACCESS_DENIED.</summary>
    public const int AccessDenied = unchecked((int)0x80041003);

    /// <summary>WBEM_E_INVALID_PARAMETER.</summary>
    public const int InvalidParameter = unchecked((int)0x80041008);

    /// <summary>WBEM_E_INVALID_NAMESPACE.</summary>
    public const int InvalidNamespace = unchecked((int)0x8004100E);

    /// <summary>WBEM_E_INVALID_CLASS.</summary>
    public const int InvalidClass = unchecked((int)0x80041010);

    /// <summary>WBEM_S_TIMEDOUT: no failure to WMI, but one to whoever waits.</summary>
    public const int TimedOut = 0x00040004;

    /// <summary>HRESULT_FROM_WIN32(ERROR_SERVICE_DISABLED).</summary>
    public const int ServiceDisabled = unchecked((int)0x80070422);

    /// <summary>What was asked.</summary>
    public string Step { get; } = step;

    /// <summary>The HRESULT.</summary>
    public int Error { get; } = error;
}
