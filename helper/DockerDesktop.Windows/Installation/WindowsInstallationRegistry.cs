using System.Runtime.Versioning;
using System.Security;
using DockerDesktop.Protocol;
using Microsoft.Win32;

namespace DockerDesktop.Windows.Installation;

/// <summary>The registry's 64-bit view, where both packages write.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsInstallationRegistry : IInstallationRegistry
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object>? Read(InstallationScope scope)
    {
        RegistryHive hive = scope == InstallationScope.AllUsers ? RegistryHive.LocalMachine : RegistryHive.CurrentUser;
        try
        {
            using RegistryKey root = RegistryKey.OpenBaseKey(hive, RegistryView.Registry64);
            using RegistryKey? key = root.OpenSubKey(ServiceIdentity.InstallKey);
            return key?.GetValueNames().ToDictionary(
                name => name,
                // Empty when the value went away between the two calls: then it is as if it had never been there.
                name => key.GetValue(name, string.Empty, RegistryValueOptions.DoNotExpandEnvironmentNames)!,
                StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or IOException)
        {
            throw new InstallationRegistryException($@"{hive}\{ServiceIdentity.InstallKey} cannot be read: {e.Message}", e);
        }
    }
}
