using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Drive letters of disks, and of folders.</summary>
internal sealed class FakeDrives : IDrives
{
    private const string Volume = @"\Device\HarddiskVolume3";

    /// <summary>The letters that stand for folders.</summary>
    public Dictionary<string, string> Folders { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What letters stand for, other than the volume: for whoever runs the installation, and for all where nothing else is said.</summary>
    public Dictionary<string, string> Targets { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What letters stand for in the device map that all share.</summary>
    public Dictionary<string, string> GlobalTargets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string GetTarget(string drive) => Folders.TryGetValue(drive, out var folder) ? $@"\??\{folder}" : Targets.GetValueOrDefault(drive, Volume);

    public string GetGlobalTarget(string drive) => GlobalTargets.GetValueOrDefault(drive, GetTarget(drive));
}
