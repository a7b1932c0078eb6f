using System.Globalization;
using System.Runtime.Versioning;
using System.Security;
using Microsoft.Win32;

namespace DockerDesktop.Windows.Boot;

/// <summary>
/// The system store where Windows mounts it in the registry, readable by SYSTEM and administrators. The WMI provider for it would say the same and would need
/// the servicing of WMI, which is what people who ask this question often have broken; bcdedit would be another process.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsBootStore : IBootStore
{
    private const string Store = "BCD00000000";

    /// <inheritdoc/>
    public object? ReadElement(string objectId, uint element)
    {
        try
        {
            using RegistryKey root = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
            using RegistryKey store = root.OpenSubKey(Store)
                ?? throw new BootStoreException($@"HKEY_LOCAL_MACHINE\{Store} is not there: Windows has not mounted its boot configuration.");
            string path = string.Create(CultureInfo.InvariantCulture, $@"Objects\{objectId}\Elements\{element:x8}");
            using RegistryKey? key = store.OpenSubKey(path);
            return key?.GetValue("Element");
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or IOException)
        {
            throw new BootStoreException($@"HKEY_LOCAL_MACHINE\{Store} cannot be read: {e.Message}", e);
        }
    }
}
