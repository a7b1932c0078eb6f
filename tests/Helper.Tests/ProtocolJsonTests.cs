using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Features;
using DockerDesktop.Protocol.RegistryAccess;
using DockerDesktop.Protocol.ServiceControl;

namespace Helper.Tests;

/// <summary>What the helper writes, a client reads: null is left out of answers, and a member that a client requires must not be.</summary>
[TestClass]
public sealed class ProtocolJsonTests
{
    [TestMethod]
    public void An_answer_without_a_policy_is_read_again() => AssertReadAgain(new RegistryAccessState(null), ProtocolJson.Default.RegistryAccessState);

    [TestMethod]
    public void An_answer_without_a_start_mode_is_read_again() =>
        AssertReadAgain(new ServiceStartModeReport(null, ServiceStartMode.Demand, "Windows does not tell."), ProtocolJson.Default.ServiceStartModeReport);

    [TestMethod]
    public void Features_of_which_windows_does_not_tell_are_read_again()
    {
        FeaturesReport report = new(false, null, new HypervisorReport(false, null), [new WindowsFeature(FeatureNames.HyperV, null, FeatureState.Unknown, true)]);

        FeaturesReport again = JsonSerializer.Deserialize(JsonSerializer.Serialize(report, ProtocolJson.Default.FeaturesReport), ProtocolJson.Default.FeaturesReport)!;

        Assert.IsNull(again.HyperVEnabled);
        Assert.AreEqual(report.Hypervisor, again.Hypervisor);
        Assert.AreEqual(report.Features.Single(), again.Features.Single());
    }

    private static void AssertReadAgain<T>(T answer, JsonTypeInfo<T> type) => Assert.AreEqual(answer, JsonSerializer.Deserialize(JsonSerializer.Serialize(answer, type), type));
}
