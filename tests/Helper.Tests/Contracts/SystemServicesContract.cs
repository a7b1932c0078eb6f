using System.ComponentModel;
using DockerDesktop.Windows.Services;

namespace Helper.Tests.Contracts;

/// <summary>What every <see cref="ISystemServices"/> does. The service is stopped, starts on demand and nothing depends on it.</summary>
internal static class SystemServicesContract
{
    private const string Missing = "no-such-service";

    public static void Run(ISystemServices services, string name)
    {
        Contract.Equal(null, services.Find(Missing));
        Contract.Equal(1060, Contract.Throws<Win32Exception>(() => services.Start(Missing)).NativeErrorCode);
        Contract.Equal(1060, Contract.Throws<Win32Exception>(() => services.Stop(Missing)).NativeErrorCode);
        Contract.Equal(1060, Contract.Throws<Win32Exception>(() => services.GetActiveDependents(Missing)).NativeErrorCode);

        SystemService before = services.Find(name)!;
        Contract.Equal(SystemServiceState.Stopped, before.State);
        Contract.Equal(SystemServiceStart.Demand, before.Start);
        Contract.Equal(0u, before.ProcessId);
        Contract.Equal(1062, Contract.Throws<Win32Exception>(() => services.Stop(name)).NativeErrorCode);

        services.Start(name);
        SystemService running = WaitFor(services, name, SystemServiceState.Running);
        Contract.Holds(running.ProcessId != 0);
        Contract.Equal(1056, Contract.Throws<Win32Exception>(() => services.Start(name)).NativeErrorCode);
        Contract.Equal(0, services.GetActiveDependents(name).Count);

        services.Stop(name);
        Contract.Equal(0u, WaitFor(services, name, SystemServiceState.Stopped).ProcessId);
        Contract.Equal(1062, Contract.Throws<Win32Exception>(() => services.Stop(name)).NativeErrorCode);
    }

    private static SystemService WaitFor(ISystemServices services, string name, SystemServiceState state)
    {
        // Only a failing run looks so often.
        for (int look = 0; look < 600; look++)
        {
            SystemService service = services.Find(name)!;
            if (service.State == state)
            {
                return service;
            }

            Thread.Sleep(50);
        }

        throw new ContractException($"{name} never was {state}");
    }
}
