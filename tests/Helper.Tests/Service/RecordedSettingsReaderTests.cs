using DockerDesktop.Protocol;
using DockerDesktop.Protocol.EngineAccess;
using DockerDesktop.Windows.Installation;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

[TestClass]
public sealed class RecordedSettingsReaderTests
{
    private readonly FakeInstallationRegistry _registry = new() { AllUsers = [] };

    [TestMethod]
    [DataRow("wsl", ContainerEngine.Wsl, false)]
    [DataRow("hyperv", ContainerEngine.HyperV, true)]
    [DataRow("windows", ContainerEngine.Windows, true)]
    public void The_hosts_file_is_maintained_by_default_unless_the_engine_is_wsl(string value, ContainerEngine engine, bool hosts)
    {
        _registry.AllUsers!["Engine"] = value;
        SettingsReading reading = RecordedSettingsReader.Read(_registry);

        Assert.AreEqual(new RecordedSettings(engine, false, false, hosts, engine == ContainerEngine.Windows ? EngineAccessMode.Group : EngineAccessMode.None), reading.Settings);
        Assert.IsEmpty(reading.Faults);
    }

    [TestMethod]
    [DataRow("1", true)]
    [DataRow("0", false)]
    [DataRow("", false)]
    [DataRow(1, true)]
    [DataRow(0, false)]
    public void A_flag_is_text_or_number(object value, bool expected)
    {
        _registry.AllUsers!["AlwaysRunService"] = value;
        SettingsReading reading = RecordedSettingsReader.Read(_registry);

        Assert.AreEqual(expected, reading.Settings.AlwaysRunService);
        Assert.IsEmpty(reading.Faults);
    }

    [TestMethod]
    [DataRow("yes")]
    [DataRow("2")]
    [DataRow(-1)]
    [DataRow(new byte[] { 1 })]
    public void A_prohibition_that_cannot_be_understood_holds_and_is_reported(object value)
    {
        _registry.AllUsers!["DisableWindowsContainers"] = value;
        SettingsReading reading = RecordedSettingsReader.Read(_registry);

        Assert.IsTrue(reading.Settings.DisableWindowsContainers);
        StringAssert.StartsWith(reading.Faults.Single(), "the value DisableWindowsContainers is '");
    }

    [TestMethod]
    [DataRow("WSL")]
    [DataRow("wsl-2")]
    [DataRow(1)]
    public void An_engine_that_cannot_be_understood_is_reported(object value)
    {
        _registry.AllUsers!["Engine"] = value;

        StringAssert.StartsWith(RecordedSettingsReader.Read(_registry).Faults.Single(), "the value Engine is '");
    }

    [TestMethod]
    public void Nothing_recorded_means_defaults_and_is_reported()
    {
        _registry.AllUsers = null;
        SettingsReading reading = RecordedSettingsReader.Read(_registry);

        Assert.AreEqual(new RecordedSettings(ContainerEngine.Wsl, false, false, false, EngineAccessMode.None), reading.Settings);
        StringAssert.StartsWith(reading.Faults.Single(), "nothing is recorded under HKEY_LOCAL_MACHINE");
    }

    [TestMethod]
    public void What_may_not_be_read_is_taken_as_prohibited_and_is_reported()
    {
        _registry.Failure = new InstallationRegistryException("cannot be read", new UnauthorizedAccessException());
        SettingsReading reading = RecordedSettingsReader.Read(_registry);

        Assert.IsTrue(reading.Settings.DisableWindowsContainers);
        Assert.AreEqual("cannot be read", reading.Faults.Single());
    }
}
