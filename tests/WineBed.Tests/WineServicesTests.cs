namespace WineBed.Tests;

[TestClass]
public sealed class WineServicesTests
{
    [TestMethod]
    public async Task A_service_is_described_and_one_that_is_not_there_is_null()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        (await prefix.RunCommandLineAsync("""sc create TestService binPath= "\"C:\Program Files\Test\service.exe\" --run" start= auto DisplayName= "Test Service" """)).EnsureExitCode(0);

        WineService? service = await prefix.Services.QueryAsync("TestService");

        Assert.IsNotNull(service);
        Assert.AreEqual("stopped", service.State);
        Assert.AreEqual("automatic", service.StartType);
        Assert.AreEqual("\"C:\\Program Files\\Test\\service.exe\" --run", service.Path);
        Assert.AreEqual("Test Service", service.DisplayName);
        Assert.AreEqual("LocalSystem", service.Account);
        Assert.AreEqual("stopped automatic", (await prefix.Services.ListAsync())["testservice"]);
        Assert.IsNull(await prefix.Services.QueryAsync("NoSuchService"));
    }

    [TestMethod]
    public async Task Services_start_and_stop_and_errors_are_windows_own()
    {
        const uint ServiceDoesNotExist = 1060;
        const uint ServiceNotActive = 1062;
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        Assert.AreEqual(ServiceNotActive, await prefix.Services.StopAsync("MSIServer"));
        Assert.AreEqual(0u, await prefix.Services.StartAsync("Spooler"));
        await prefix.Services.WaitForStateAsync("Spooler", "running");
        Assert.AreEqual(0u, await prefix.Services.StopAsync("Spooler"));
        await prefix.Services.WaitForStateAsync("Spooler", "stopped");
        Assert.AreEqual(ServiceDoesNotExist, await prefix.Services.StartAsync("NoSuchService"));
        WineException exception = await Assert.ThrowsExactlyAsync<WineException>(() => prefix.Services.WaitForStateAsync("NoSuchService", "running", TimeSpan.Zero));
        StringAssert.Contains(exception.Message, "it does not exist");
    }
}
