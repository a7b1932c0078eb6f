using System.Runtime.Versioning;
using DockerDesktop.Windows.Wmi.Interop;

namespace DockerDesktop.Windows.Wmi;

/// <summary>WMI through its COM interfaces.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsWmi : IWmi
{
    private const int UseMaximumWait = 0x80; // WBEM_FLAG_CONNECT_USE_MAX_WAIT: two minutes and no longer

    private static readonly Guid s_locator = new("4590f811-1d3a-11d0-891f-00aa004b2e24"); // CLSID_WbemLocator

    /// <inheritdoc/>
    public IWmiNamespace Connect(string path)
    {
        Check($"connecting to {path}", Com.Create(s_locator, out IWbemLocator? locator));
        try
        {
            return Connect(path, locator!);
        }
        finally
        {
            Com.Release(locator);
        }
    }

    /// <inheritdoc/>
    public Action EnterThread() => Com.AllowCancellation();

    /// <summary>Connects through a locator.</summary>
    internal static WindowsWmiNamespace Connect(string path, IWbemLocator locator)
    {
        string step = $"connecting to {path}";
        Check(step, locator.ConnectServer(path, null, null, null, UseMaximumWait, null, 0, out nint pointer));
        return new WindowsWmiNamespace(path, Com.TakeSecured<IWbemServices>(step, pointer));
    }

    /// <summary>Throws if a call failed.</summary>
    internal static void Check(string step, int result)
    {
        if (result < 0)
        {
            throw new WmiException(step, result);
        }
    }
}
