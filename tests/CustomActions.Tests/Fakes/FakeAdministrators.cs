using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>The administrators of a computer in memory: its one administrator, LocalSystem and the service account that has their rights.</summary>
internal sealed class FakeAdministrators : IAdministrators
{
    public HashSet<string> Sids { get; } = [FakeClientToken.AdminSid, FakeClientToken.System.Sid, FakeClientToken.ServiceAccount.Sid];

    public bool Contains(string sid) => Sids.Contains(sid);
}
