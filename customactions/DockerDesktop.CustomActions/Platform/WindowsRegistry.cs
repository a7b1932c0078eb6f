using System.Runtime.Versioning;
using System.Security;
using Microsoft.Win32;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The registry of the running Windows.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsRegistry : IRegistry
{
    public string? ReadString(RegistryRoot root, string key, string name) => Read(root, key, name) as string;

    public int? ReadInteger(RegistryRoot root, string key, string name) => Read(root, key, name) as int?;

    RegistryData? IRegistry.Read(RegistryRoot root, string key, string name)
    {
        using var hive = Open(root);
        using var opened = OpenBelow(hive, key);
        return opened?.GetValue(name, null, RegistryValueOptions.DoNotExpandEnvironmentNames) is { } value ? new RegistryData((RegistryDataKind)opened.GetValueKind(name), value) : null;
    }

    public void Write(RegistryRoot root, string key, string name, RegistryData data)
    {
        using var hive = Open(root);
        using var opened = hive.CreateSubKey(key);
        opened.SetValue(name, data.Value, (RegistryValueKind)data.Kind);
    }

    public bool HasKey(RegistryRoot root, string key)
    {
        using var hive = Open(root);
        using var opened = OpenBelow(hive, key);
        return opened is not null;
    }

    public IReadOnlyList<string> ListKeys(RegistryRoot root, string key)
    {
        using var hive = Open(root);
        using var opened = OpenBelow(hive, key);
        return opened?.GetSubKeyNames() ?? [];
    }

    public IReadOnlyList<string> ListValues(RegistryRoot root, string key)
    {
        using var hive = Open(root);
        using var opened = OpenBelow(hive, key);
        return opened?.GetValueNames() ?? [];
    }

    public bool KeyExists(RegistryRoot root, string key)
    {
        using var hive = Open(root);
        using var opened = OpenBelow(hive, key);
        return opened is not null;
    }

    public void CopyTree(RegistryRoot root, string source, string target)
    {
        using var hive = Open(root);
        using var from = OpenBelow(hive, source) ?? throw new IOException($"The registry key {source} is not there.");
        using var to = hive.CreateSubKey(target);
        Copy(from, to);
    }

    public void WriteString(RegistryRoot root, string key, string name, string value)
    {
        using var hive = Open(root);
        using var opened = hive.CreateSubKey(key);
        opened.SetValue(name, value, RegistryValueKind.String);
    }

    public void DeleteValue(RegistryRoot root, string key, string name)
    {
        using var hive = Open(root);
        using var opened = hive.OpenSubKey(key, writable: true);
        opened?.DeleteValue(name, throwOnMissingValue: false);
    }

    public bool DeleteKeyIfEmpty(RegistryRoot root, string key)
    {
        using var hive = Open(root);
        using (var opened = hive.OpenSubKey(key))
        {
            if (opened is null)
            {
                return true;
            }

            if (opened.SubKeyCount > 0 || opened.ValueCount > 0)
            {
                return false;
            }
        }

        hive.DeleteSubKey(key, throwOnMissingSubKey: false);
        return true;
    }

    public void DeleteTree(RegistryRoot root, string key)
    {
        using var hive = Open(root);
        hive.DeleteSubKeyTree(key, throwOnMissingSubKey: false);
    }

    private static void Copy(RegistryKey from, RegistryKey to)
    {
        foreach (var name in from.GetValueNames())
        {
            if (from.GetValue(name, null, RegistryValueOptions.DoNotExpandEnvironmentNames) is { } value)
            {
                to.SetValue(name, value, from.GetValueKind(name));
            }
        }

        foreach (var name in from.GetSubKeyNames())
        {
            using var below = from.OpenSubKey(name);
            if (below is not null)
            {
                using var copy = to.CreateSubKey(name);
                Copy(below, copy);
            }
        }
    }

    private static object? Read(RegistryRoot root, string key, string name)
    {
        using var hive = Open(root);
        using var opened = OpenBelow(hive, key);
        return opened?.GetValue(name);
    }

    /// <summary>The framework has an exception of its own for a key that may not be read, and another for one that may not be written.</summary>
    private static RegistryKey? OpenBelow(RegistryKey hive, string key)
    {
        try
        {
            return hive.OpenSubKey(key);
        }
        catch (SecurityException e)
        {
            throw new UnauthorizedAccessException(e.Message, e);
        }
    }

    private static RegistryKey Open(RegistryRoot root) =>
        RegistryKey.OpenBaseKey(root == RegistryRoot.LocalMachine ? RegistryHive.LocalMachine : RegistryHive.Users, RegistryView.Registry64);
}
