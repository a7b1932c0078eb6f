namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A disk that an installation can take its files from.</summary>
/// <param name="diskId">Its number in the Media table.</param>
/// <param name="volumeLabel">Its label.</param>
/// <param name="diskPrompt">What the user is asked for.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1815", Justification = "The documented API has no equality here.")]
public struct MediaDisk(int diskId, string? volumeLabel, string? diskPrompt)
{
    /// <summary>Its number in the Media table.</summary>
    public int DiskId { get; set; } = diskId;

    /// <summary>Its label.</summary>
    public string? VolumeLabel { get; set; } = volumeLabel;

    /// <summary>What the user is asked for.</summary>
    public string? DiskPrompt { get; set; } = diskPrompt;
}
