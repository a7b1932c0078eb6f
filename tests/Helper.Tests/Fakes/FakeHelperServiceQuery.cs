using DockerDesktop.Client.Diagnosis;

namespace Helper.Tests.Fakes;

/// <summary>A service in a given state.</summary>
internal sealed class FakeHelperServiceQuery : IHelperServiceQuery
{
    public HelperServiceState State { get; set; } = HelperServiceState.Running;

    public HelperServiceState GetState() => State;
}
