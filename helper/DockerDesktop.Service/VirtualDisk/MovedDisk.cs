using DockerDesktop.Service.Operations;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>What a move takes: the disk's file, or the folder that it lies in. It is open, so that it is the one that was looked at.</summary>
internal abstract class MovedDisk(IFileObject entry) : IDisposable
{
    /// <summary>The open file or folder.</summary>
    public IFileObject Entry { get; } = entry;

    /// <summary>Looks at all that is moved.</summary>
    /// <returns>Whether the disk is among it.</returns>
    /// <exception cref="FileRefusedException">Something of it is not what may be moved.</exception>
    /// <exception cref="SystemFileException">Windows refuses: something is in use.</exception>
    public abstract bool HasDisk();

    /// <summary>Gives it another place on its volume, in one step.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="name">A name that is free there.</param>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public virtual void MoveTo(TrustedFolder folder, string name) => folder.Place(Entry, name);

    /// <summary>Returns when its place is on the disk.</summary>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public abstract void Flush();

    /// <summary>Makes what it is copied to, empty and for SYSTEM and administrators alone.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="name">A name that is free there.</param>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public abstract MovedDisk MakeCopy(TrustedFolder folder, string name);

    /// <summary>
    /// Copies all of it, compares, and gives the copy its descriptors. It is on the disk on return, and what was copied stays open until it is deleted.
    /// </summary>
    /// <param name="copy">What <see cref="MakeCopy"/> made.</param>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="FileRefusedException">Something of it is not what may be moved.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public abstract void CopyTo(MovedDisk copy, IOperationProgress progress, CancellationToken cancellationToken);

    /// <summary>Deletes it.</summary>
    /// <exception cref="FileRefusedException">Something stays.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public abstract void Delete();

    /// <inheritdoc/>
    public virtual void Dispose() => Entry.Dispose();
}
