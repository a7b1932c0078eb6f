using WineBed;

namespace Helper.Windows.Tests;

/// <summary>The contracts that the fakes keep, kept by the real implementations where Wine has the real thing.</summary>
[TestClass]
public sealed class SeamContractTests
{
    private const string Probe = "SeamProbe.exe";

    [TestMethod]
    public async Task The_service_manager_keeps_the_contract()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        (await prefix.RunProgramAsync(Probe, "services", "MSIServer")).EnsureExitCode(0);
    }

    [TestMethod]
    public async Task A_callers_token_has_the_access_that_its_account_has_and_no_more()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        (await prefix.RunProgramAsync(Probe, "access-check")).EnsureExitCode(0);
    }

    [TestMethod]
    public async Task Wmi_keeps_the_contract()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        (await prefix.RunProgramAsync(Probe, "wmi")).EnsureExitCode(0);
    }

    [TestMethod]
    public async Task Wmis_objects_are_released_at_once_on_every_path_and_may_act_as_the_helper()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        (await prefix.RunProgramAsync(Probe, "wmi-releases")).EnsureExitCode(0);
    }

    [TestMethod]
    public async Task The_boot_loaders_option_is_read_from_the_mounted_store()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        const string Objects = @"HKLM\BCD00000000\Objects\";
        const string Entry = "{5a5bc9a9-0c37-11ef-9d5a-806e6f6e6963}";
        WineResult without = await prefix.RunProgramAsync(Probe, "boot");
        Assert.AreEqual(1u, without.ExitCode);
        StringAssert.Contains(without.StandardError, "BCD00000000 is not there");
        (await prefix.RunProgramAsync(Probe, "no-boot-store")).EnsureExitCode(0);

        await WriteElementAsync(Objects + @"{9dea862c-5cdd-4e70-acc1-f32b344d4795}\Elements\23000003", "REG_SZ", Entry);
        Assert.AreEqual("NotSet", (await prefix.RunProgramAsync(Probe, "boot")).EnsureExitCode(0).StandardOutput.Trim());

        string launchType = Objects + Entry + @"\Elements\250000f0";
        await WriteElementAsync(launchType, "REG_BINARY", "0100000000000000");
        Assert.AreEqual("Auto", (await prefix.RunProgramAsync(Probe, "boot")).EnsureExitCode(0).StandardOutput.Trim());
        (await prefix.RunProgramAsync(Probe, "boot-store")).EnsureExitCode(0);

        await WriteElementAsync(launchType, "REG_BINARY", "0000000000000000");
        Assert.AreEqual("Off", (await prefix.RunProgramAsync(Probe, "boot")).EnsureExitCode(0).StandardOutput.Trim());

        async Task WriteElementAsync(string key, string type, string data) =>
            (await prefix.RunAsync("reg", "add", key, "/v", "Element", "/t", type, "/d", data, "/f")).EnsureExitCode(0);
    }
}
