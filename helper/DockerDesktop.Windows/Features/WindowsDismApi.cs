using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Windows.Features;

/// <summary>dismapi.dll of the system folder (SDK: dismapi.h, structures packed to one byte).</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsDismApi : IDismApi
{
    private const int LogErrors = 0; // DismLogErrors
    private const int PackageNone = 0; // DismPackageNone
    private const string OnlineImage = "DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}"; // DISM_ONLINE_IMAGE
    private const int ModuleNotFound = unchecked((int)0x8007007E); // HRESULT_FROM_WIN32(ERROR_MOD_NOT_FOUND)

    /// <inheritdoc/>
    public int Initialize(string logFile, string scratchFolder)
    {
        try
        {
            return DismInitialize(LogErrors, logFile, scratchFolder);
        }
        catch (DllNotFoundException)
        {
            return ModuleNotFound;
        }
    }

    /// <inheritdoc/>
    public int OpenOnlineSession(out uint session) => DismOpenSession(OnlineImage, null, null, out session);

    /// <inheritdoc/>
    public unsafe int GetFeatureState(uint session, string name, out WindowsFeatureState state)
    {
        state = WindowsFeatureState.NotPresent;
        FeatureInfo* information = null;
        int result = DismGetFeatureInfo(session, name, null, PackageNone, &information);
        if (information is not null)
        {
            state = (WindowsFeatureState)information->State;
            _ = DismDelete(information);
        }

        return result;
    }

    /// <inheritdoc/>
    public int CloseSession(uint session) => DismCloseSession(session);

    /// <inheritdoc/>
    public int Shutdown() => DismShutdown();

    [LibraryImport("dismapi", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int DismInitialize(int logLevel, string? logFile, string? scratchFolder);

    [LibraryImport("dismapi", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int DismOpenSession(string image, string? windowsFolder, string? systemDrive, out uint session);

    [LibraryImport("dismapi", StringMarshalling = StringMarshalling.Utf16)]
    private static unsafe partial int DismGetFeatureInfo(uint session, string name, string? package, int packageKind, FeatureInfo** information);

    [LibraryImport("dismapi")]
    private static unsafe partial int DismDelete(void* structure);

    [LibraryImport("dismapi")]
    private static partial int DismCloseSession(uint session);

    [LibraryImport("dismapi")]
    private static partial int DismShutdown();

    // The beginning of DismFeatureInfo; all of it is freed by DismDelete.
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal readonly unsafe struct FeatureInfo
    {
        public readonly char* Name;
        public readonly int State;
    }
}
