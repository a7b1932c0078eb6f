using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The disks that a product or patch can be installed from.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "The name is that of the documented API.")]
public unsafe class SourceMediaList : ICollection<MediaDisk>
{
    private const uint MediaSource = 4;

    private readonly Installation _installation;

    internal SourceMediaList(Installation installation) => _installation = installation;

    /// <inheritdoc/>
    public int Count => ReadDisks().Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <summary>Adds a disk, or changes the one of its number.</summary>
    /// <param name="item">The disk.</param>
    public void Add(MediaDisk item) => NativeInstallation.Check(
        NativeInstallation.MsiSourceListAddMediaDiskW(
            _installation.InstallationCode, _installation.UserSid, _installation.Context, _installation.CodeType, unchecked((uint)item.DiskId), item.VolumeLabel, item.DiskPrompt),
        $"MsiSourceListAddMediaDisk({item.DiskId})");

    /// <summary>Removes every disk.</summary>
    public void Clear() => NativeInstallation.Check(
        NativeInstallation.MsiSourceListClearAllExW(_installation.InstallationCode, _installation.UserSid, _installation.Context, MediaSource | _installation.CodeType), "MsiSourceListClearAllEx");

    /// <summary>Says whether there is a disk of that number.</summary>
    /// <param name="diskId">The number.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(int diskId) => ReadDisks().Exists(disk => disk.DiskId == diskId);

    /// <inheritdoc/>
    bool ICollection<MediaDisk>.Contains(MediaDisk item) => Contains(item.DiskId);

    /// <inheritdoc/>
    public void CopyTo(MediaDisk[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        ReadDisks().CopyTo(array, arrayIndex);
    }

    /// <summary>Removes a disk.</summary>
    /// <param name="diskId">Its number.</param>
    /// <returns>True.</returns>
    public bool Remove(int diskId)
    {
        NativeInstallation.Check(
            NativeInstallation.MsiSourceListClearMediaDiskW(_installation.InstallationCode, _installation.UserSid, _installation.Context, _installation.CodeType, unchecked((uint)diskId)),
            $"MsiSourceListClearMediaDisk({diskId})");
        return true;
    }

    /// <inheritdoc/>
    bool ICollection<MediaDisk>.Remove(MediaDisk item) => Remove(item.DiskId);

    /// <inheritdoc/>
    public IEnumerator<MediaDisk> GetEnumerator() => ReadDisks().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<MediaDisk> ReadDisks()
    {
        var disks = new List<MediaDisk>();
        while (true)
        {
            var disk = 0u;
            var result = NativeInstallation.ReadTwoTexts(
                (char* label, ref uint labelLength, char* prompt, ref uint promptLength) => NativeInstallation.MsiSourceListEnumMediaDisksW(
                    _installation.InstallationCode, _installation.UserSid, _installation.Context, _installation.CodeType, (uint)disks.Count, out disk, label, ref labelLength, prompt, ref promptLength),
                out var labelText,
                out var promptText);
            if (result == WindowsError.NoMoreItems)
            {
                return disks;
            }

            NativeInstallation.Check(result, "MsiSourceListEnumMediaDisks");
            disks.Add(new MediaDisk(unchecked((int)disk), labelText, promptText));
        }
    }
}
