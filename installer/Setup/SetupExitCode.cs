namespace DockerDesktop.Setup;

/// <summary>What the setup program ends with: Windows Installer's codes, and for what happens before it, Windows' codes of the same meaning (SDK: winerror.h).</summary>
internal static class SetupExitCode
{
    public const int Success = 0;

    /// <summary>ERROR_INVALID_PARAMETER: a flag or command that cannot be understood, or that do not go together.</summary>
    public const int InvalidParameter = 87;

    /// <summary>ERROR_DISK_FULL: no room for the package.</summary>
    public const int DiskFull = 112;

    /// <summary>ERROR_INVALID_IMAGE_HASH: the program or a package in it is not as it was built, or a redirection beside it would have other code run in it.</summary>
    public const int InvalidImageHash = 577;

    /// <summary>ERROR_ELEVATION_REQUIRED.</summary>
    public const int ElevationRequired = 740;

    /// <summary>ERROR_REQUIRES_INTERACTIVE_WINDOWSTATION: a window is to ask, and nobody could see it.</summary>
    public const int NoDesktop = 1459;

    /// <summary>ERROR_INSTALL_USEREXIT.</summary>
    public const int Cancelled = 1602;

    /// <summary>ERROR_INSTALL_FAILURE.</summary>
    public const int Failed = 1603;

    /// <summary>ERROR_UNKNOWN_PRODUCT: there is nothing to uninstall.</summary>
    public const int NotInstalled = 1605;

    /// <summary>ERROR_INSTALL_ALREADY_RUNNING.</summary>
    public const int Busy = 1618;

    /// <summary>ERROR_PRODUCT_VERSION: another build of this version is installed.</summary>
    public const int OtherVersion = 1638;

    /// <summary>ERROR_SUCCESS_REBOOT_INITIATED: only where the administrator asked Windows Installer for it.</summary>
    public const int RestartInitiated = 1641;

    /// <summary>ERROR_SUCCESS_REBOOT_REQUIRED.</summary>
    public const int RestartRequired = 3010;

    /// <summary>True for the codes with which the product is installed or removed.</summary>
    public static bool IsSuccess(int code) => code is Success or RestartInitiated or RestartRequired;
}
