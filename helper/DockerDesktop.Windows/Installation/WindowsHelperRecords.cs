using System.Runtime.Versioning;
using System.Security;
using DockerDesktop.Protocol;
using Microsoft.Win32;

namespace DockerDesktop.Windows.Installation;

/// <summary>The registry's 64-bit view.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsHelperRecords : IHelperRecords
{
    /// <inheritdoc/>
    public string? Read(string name) => Do("read", () =>
    {
        using RegistryKey root = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
        using RegistryKey? key = root.OpenSubKey(ServiceIdentity.HelperKey);
        return key?.GetValue(name, null, RegistryValueOptions.DoNotExpandEnvironmentNames) switch
        {
            null => null,
            string text => text,
            _ => throw new IOException($"the value {name} is not a text"),
        };
    });

    /// <inheritdoc/>
    public void Write(string name, string text) => Do("written", () =>
    {
        using RegistryKey root = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
        using RegistryKey key = root.CreateSubKey(ServiceIdentity.HelperKey);
        key.SetValue(name, text, RegistryValueKind.String);

        // Windows writes its registry some seconds later, and what is recorded must not be older than what was moved.
        key.Flush();
        return text;
    });

    private static string? Do(string what, Func<string?> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or IOException)
        {
            throw new InstallationRegistryException($@"HKEY_LOCAL_MACHINE\{ServiceIdentity.HelperKey} cannot be {what}: {e.Message}", e);
        }
    }
}
