using System.ComponentModel;
using DockerDesktop.Protocol;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;

namespace DockerDesktop.Client.Elevation;

/// <summary>
/// What an elevated copy of this program does: one thing, chosen by arguments that it does not trust, through Windows itself and never over the pipe. It
/// prints nothing and asks nothing.
/// </summary>
internal sealed class ElevatedOperation(IElevation elevation, ISystemServices services, IServiceModeRecord record)
{
    /// <summary>ERROR_CANTWRITE: the start mode is set, but could not be recorded.</summary>
    public const int NotRecorded = 1013;

    /// <summary>The first argument of an elevated copy.</summary>
    public const string Marker = "--elevated-operation";

    private const string StartMode = "service-start-mode";
    private const int InvalidParameter = 87; // ERROR_INVALID_PARAMETER
    private const int ElevationRequired = 740; // ERROR_ELEVATION_REQUIRED
    private const int AlreadyRunning = 1056; // ERROR_SERVICE_ALREADY_RUNNING

    /// <summary>Whether a command line is that of an elevated copy.</summary>
    public static bool IsMeantBy(IReadOnlyList<string> arguments) => arguments is [Marker, ..];

    /// <summary>Returns the arguments with which a copy sets the helper's start mode.</summary>
    public static IReadOnlyList<string> ForStartMode(ServiceMode mode) => [Marker, StartMode, ToWord(mode)];

    /// <summary>Does what a command line says, if it is exactly one of those that this program makes.</summary>
    /// <returns>0, or a Windows error: 87 other arguments, 740 not elevated, 1060 the helper is not installed, <see cref="NotRecorded"/>, and so on.</returns>
    public int Run(IReadOnlyList<string> arguments) => arguments switch
    {
        [Marker, StartMode, "auto"] => SetStartMode(ServiceMode.Auto),
        [Marker, StartMode, "demand"] => SetStartMode(ServiceMode.Demand),
        _ => InvalidParameter,
    };

    /// <summary>
    /// Sets when Windows starts the helper, and records that, so that repairs and newer versions keep it; with <see cref="ServiceMode.Auto"/> it is started now
    /// too. A running helper is left running.
    /// </summary>
    /// <returns>0, or a Windows error.</returns>
    public int SetStartMode(ServiceMode mode)
    {
        if (!elevation.IsElevated)
        {
            return ElevationRequired;
        }

        try
        {
            services.SetStart(ServiceIdentity.Name, mode == ServiceMode.Auto ? SystemServiceStart.Automatic : SystemServiceStart.Demand);
            record.Write(ToWord(mode));
            if (mode == ServiceMode.Auto)
            {
                services.Start(ServiceIdentity.Name);
            }

            return 0;
        }
        catch (InstallationRegistryException)
        {
            return NotRecorded;
        }
        catch (Win32Exception e)
        {
            return e.NativeErrorCode == AlreadyRunning ? 0 : e.NativeErrorCode;
        }
    }

    private static string ToWord(ServiceMode mode) => mode == ServiceMode.Auto ? "auto" : "demand";
}
