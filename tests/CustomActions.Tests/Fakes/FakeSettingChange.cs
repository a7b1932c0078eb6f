using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Notes what programs were told to have changed.</summary>
internal sealed class FakeSettingChange : ISettingChange
{
    public List<string?> Areas { get; } = [];

    public void Broadcast(string? area) => Areas.Add(area);
}
