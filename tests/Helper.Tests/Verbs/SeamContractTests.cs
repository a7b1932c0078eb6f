using DockerDesktop.Windows.Boot;
using Helper.Tests.Contracts;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

/// <summary>The fakes keep the contracts that the real implementations keep in Wine.</summary>
[TestClass]
public sealed class SeamContractTests
{
    [TestMethod]
    public void The_fake_service_manager_keeps_the_contract()
    {
        FakeSystemServices services = new();
        services.Add("MSIServer");
        SystemServicesContract.Run(services, "MSIServer");
    }

    [TestMethod]
    public void The_fake_wmi_keeps_the_contract()
    {
        FakeWmi wmi = FakeWmi.WithWindows();
        WmiContract.Run(wmi);
        Assert.AreEqual(0, wmi.OpenConnections);
    }

    [TestMethod]
    public void The_fake_boot_store_keeps_the_contract()
    {
        FakeBootStore store = new();
        store.SetLaunchType(BootStoreContract.LaunchType.ToArray());
        BootStoreContract.Run(store);
        BootStoreContract.RunWithoutStore(new FakeBootStore { Failure = new BootStoreException("There is no store.") });
    }
}
