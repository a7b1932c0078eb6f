// SeamProbe.exe services NAME | wmi | wmi-releases | wmi-query NAMESPACE QUERY | boot-store | no-boot-store | boot | access-check
//
// Runs a contract that the tests' fakes keep against the helper's implementation on Windows. The exit code is 0 when it holds; 1, with the reason, when not.
using System.Globalization;
using DockerDesktop.Windows.Boot;
using DockerDesktop.Windows.Services;
using DockerDesktop.Windows.Wmi;
using Helper.Tests.Contracts;
using SeamProbe;

[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    switch (args)
    {
        case ["services", var name]:
            SystemServicesContract.Run(new WindowsSystemServices(), name);
            return 0;
        case ["wmi"]:
            WmiContract.Run(new WindowsWmi());
            return 0;
        case ["wmi-releases"]:
            WmiReleases.Run();
            return 0;
        case ["wmi-query", var path, var query]:
            Show(path, query);
            return 0;
        case ["boot-store"]:
            BootStoreContract.Run(new WindowsBootStore());
            return 0;
        case ["no-boot-store"]:
            BootStoreContract.RunWithoutStore(new WindowsBootStore());
            return 0;
        case ["boot"]:
            Console.WriteLine(BootLoader.ReadHypervisorLaunch(new WindowsBootStore()));
            return 0;
        case ["access-check"]:
            await CallerTokenContract.RunAsync();
            return 0;
        default:
            Console.Error.WriteLine("usage: SeamProbe.exe services NAME | wmi | wmi-releases | wmi-query NAMESPACE QUERY | boot-store | no-boot-store | boot | access-check");
            return 87;
    }
}
catch (Exception e)
{
    Console.Error.WriteLine(e);
    return 1;
}

static void Show(string path, string query)
{
    using IWmiNamespace connected = new WindowsWmi().Connect(path);
    foreach (WmiInstance instance in connected.Query(query))
    {
        Console.WriteLine(instance.Path);
        foreach ((string name, object? value) in instance.Properties)
        {
            Console.WriteLine($"  {name}: {(value is string[] texts ? string.Join(';', texts) : Convert.ToString(value, CultureInfo.InvariantCulture))}");
        }
    }
}
