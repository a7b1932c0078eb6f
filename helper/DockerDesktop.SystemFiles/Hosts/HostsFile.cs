using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>The hosts file of the computer. Several processes of the product may change it at once; each change is whole or did not happen.</summary>
/// <param name="files">The files.</param>
/// <param name="folder">Its folder, for example <c>C:\Windows\System32\drivers\etc</c>.</param>
internal sealed class HostsFile(IFileSystem files, string folder)
{
    /// <summary>Bytes. Blocklists in hosts files have some; a longer file is refused.</summary>
    public const int MaximumLength = 8 * 1024 * 1024;

    /// <summary>Its name.</summary>
    public const string Name = "hosts";

    private delegate byte[]? Edit(byte[] file);

    /// <summary>Says what it says about the product's names.</summary>
    /// <exception cref="FileRefusedException">It cannot be understood, or not be trusted.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public HostsReading Read()
    {
        using var etc = Open();
        return HostsBlock.Read(Bytes(etc) ?? []);
    }

    /// <summary>Puts entries into the product's block and takes out all others that were in it.</summary>
    /// <returns>True when the file was changed; it is not written when it says so already.</returns>
    /// <exception cref="FileRefusedException">It cannot be understood, or not be trusted; it is as it was.</exception>
    /// <exception cref="SystemFileException">Windows refuses; it is as it was.</exception>
    public bool Apply(IReadOnlyList<HostsEntry> entries) => Change(file => HostsBlock.Apply(file, entries));

    /// <summary>Takes the product's block out.</summary>
    /// <param name="changing">
    /// Called with the old bytes and the new ones before the file is changed, while no other process of the product can change it.
    /// </param>
    /// <inheritdoc cref="Apply"/>
    public bool Remove(Action<byte[], byte[]>? changing = null) => Change(file => HostsBlock.Remove(file), changing);

    /// <summary>The whole file; null when there is none.</summary>
    public byte[]? ReadBytes()
    {
        using var etc = Open();
        return Bytes(etc);
    }

    private static byte[]? Bytes(TrustedFolder etc) => etc.Read(Name, MaximumLength, FolderTrust.Anybody);

    private bool Change(Edit edit, Action<byte[], byte[]>? changing = null)
    {
        using var etc = Open();
        if (!etc.Contains(Name + TrustedFolder.TemporarySuffix) && edit(Bytes(etc) ?? []) is null)
        {
            return false;
        }

        using var held = etc.Lock(Name);
        etc.RemoveLeftover(Name);
        var file = Bytes(etc) ?? [];
        if (edit(file) is not { } changed)
        {
            return false;
        }

        changing?.Invoke(file, changed);

        // Whoever reads names has to be able to read a file that was not there.
        etc.Replace(Name, changed, SecurityDescriptors.ReadableFile);
        return true;
    }

    private TrustedFolder Open() => TrustedFolder.TryOpen(files, folder, FolderTrust.Above)
        ?? throw new FileRefusedException($"The folder {folder} of the hosts file is not there. As an administrator, make it, or repair Windows.");
}
