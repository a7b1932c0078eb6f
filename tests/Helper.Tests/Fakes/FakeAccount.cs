using DockerDesktop.Client.Diagnosis;

namespace Helper.Tests.Fakes;

/// <summary>An account.</summary>
internal sealed class FakeAccount : ICurrentAccount
{
    public string Sid => "S-1-5-21-1-2-3-1001";

    public IReadOnlySet<string> Groups { get; set; } = new HashSet<string> { "S-1-5-32-545" };
}
