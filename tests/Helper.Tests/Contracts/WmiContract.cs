using DockerDesktop.Windows.Wmi;

namespace Helper.Tests.Contracts;

/// <summary>What every <see cref="IWmi"/> does, on classes that every Windows has.</summary>
internal static class WmiContract
{
    private const string Namespace = @"root\cimv2";

    public static void Run(IWmi wmi)
    {
        Contract.Equal(WmiException.InvalidNamespace, Contract.Throws<WmiException>(() => wmi.Connect(@"root\no\such\namespace").Dispose()).Error);

        using IWmiNamespace connected = wmi.Connect(Namespace);
        IReadOnlyList<WmiInstance> systems = connected.Query("SELECT * FROM Win32_OperatingSystem");
        Contract.Equal(1, systems.Count);
        WmiInstance system = systems[0];
        Contract.Holds(system.Path.Contains("Win32_OperatingSystem", StringComparison.Ordinal));
        Contract.Holds(system.Text("caption")?.Contains("Windows", StringComparison.Ordinal) == true);
        Contract.Holds(system.Number("BuildNumber") > 0);
        Contract.Holds(system.Number("FreePhysicalMemory") > 0);
        Contract.Holds(system.Flag("Primary") == true);
        Contract.Equal(null, system.Text("NoSuchProperty"));

        Contract.Equal(0, connected.Query(WmiQuery.Where("Win32_Service", "Name", "no-such-service")).Count);
        Contract.Throws<WmiException>(() => connected.Query("this is no query"));

        WmiInstance service = connected.Query(WmiQuery.Where("Win32_Service", "Name", "Winmgmt")).Single();
        Contract.Equal("Winmgmt", service.Text("Name"));
        Contract.Equal("Winmgmt", connected.Find(service.Path)?.Text("Name"));
        Contract.Throws<WmiException>(() => connected.Invoke(service.Path, "Win32_Service", "NoSuchMethod", new Dictionary<string, object>()));

        // A method of a class, with parameters: WMI's own reader of the registry.
        WmiInstance read = connected.Invoke("StdRegProv", "StdRegProv", "GetStringValue", RegistryValue("CurrentVersion"));
        Contract.Equal(0L, read.Number("ReturnValue"));
        Contract.Holds(read.Text("sValue") is { Length: > 0 });
        Contract.Equal(2L, connected.Invoke("StdRegProv", "StdRegProv", "GetStringValue", RegistryValue("no such value")).Number("ReturnValue"));
        Contract.Throws<WmiException>(() => connected.Invoke("StdRegProv", "StdRegProv", "GetStringValue", new Dictionary<string, object> { ["noSuchParameter"] = "x" }));
    }

    private static Dictionary<string, object> RegistryValue(string name) => new()
    {
        ["hDefKey"] = unchecked((int)0x80000002), // HKEY_LOCAL_MACHINE
        ["sSubKeyName"] = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion",
        ["sValueName"] = name,
    };
}
