using System.Runtime.Versioning;
using System.Security;
using DockerDesktop.Protocol;
using Microsoft.Win32;

namespace DockerDesktop.Windows.Installation;

/// <summary>The registry's 64-bit view, below HKEY_LOCAL_MACHINE.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsServiceModeRecord : IServiceModeRecord
{
    /// <inheritdoc/>
    public bool Write(string mode)
    {
        try
        {
            using RegistryKey root = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);

            // Not created: without an installation nothing would ever remove it.
            using RegistryKey? key = root.OpenSubKey(ServiceIdentity.InstallKey, writable: true);
            key?.SetValue(ServiceIdentity.StartValue, mode, RegistryValueKind.String);
            key?.SetValue(ServiceIdentity.ModeValue, mode, RegistryValueKind.String);
            return key is not null;
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or IOException)
        {
            throw new InstallationRegistryException($@"HKEY_LOCAL_MACHINE\{ServiceIdentity.InstallKey} cannot be written: {e.Message}", e);
        }
    }
}
