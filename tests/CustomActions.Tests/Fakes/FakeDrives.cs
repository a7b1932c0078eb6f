using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Drive letters of disks, and of folders.</summary>
internal sealed class FakeDrives : IDrives
{
    /// <summary>The letters that stand for folders.</summary>
    public Dictionary<string, string> Folders { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string GetTarget(string drive) => Folders.TryGetValue(drive, out var folder) ? $@"\??\{folder}" : @"\Device\HarddiskVolume3";
}
