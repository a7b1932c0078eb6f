using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Windows.Services;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

[TestClass]
internal sealed class HelperServiceQueryTests
{
    [TestMethod]
    [DataRow(SystemServiceState.Stopped, SystemServiceStart.Automatic, HelperServiceState.StoppedAutomaticStart)]
    [DataRow(SystemServiceState.Stopped, SystemServiceStart.Demand, HelperServiceState.StoppedDemandStart)]
    [DataRow(SystemServiceState.Stopped, SystemServiceStart.Disabled, HelperServiceState.StoppedDisabled)]
    [DataRow(SystemServiceState.StartPending, SystemServiceStart.Demand, HelperServiceState.Starting)]
    [DataRow(SystemServiceState.StopPending, SystemServiceStart.Automatic, HelperServiceState.Stopping)]
    [DataRow(SystemServiceState.Running, SystemServiceStart.Disabled, HelperServiceState.Running)]
    [DataRow(SystemServiceState.Paused, SystemServiceStart.Demand, HelperServiceState.Unknown)]
    public void State_and_start_make_one_word(SystemServiceState state, SystemServiceStart start, HelperServiceState expected)
    {
        FakeSystemServices services = new();
        services.Add("com.docker.service", start, state).Hangs = true;

        Assert.AreEqual(expected, new HelperServiceQuery(services).GetState());
    }

    [TestMethod]
    public void No_service_and_no_answer_are_told_apart()
    {
        Assert.AreEqual(HelperServiceState.NotInstalled, new HelperServiceQuery(new FakeSystemServices()).GetState());
        Assert.AreEqual(HelperServiceState.Unknown, new HelperServiceQuery(new FakeSystemServices { Failure = 5 }).GetState());
    }
}
