using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Users who are signed in, with the groups of their tokens.</summary>
internal sealed class FakeSignedInUsers : ISignedInUsers
{
    public Dictionary<string, string[]> Groups { get; } = [];

    public IReadOnlyList<string> GroupsOf(string sid) => Groups.GetValueOrDefault(sid, []);
}
