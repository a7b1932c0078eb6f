using DockerDesktop.Service.Operations;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>A file and its copy, both open.</summary>
/// <param name="Source">What is copied.</param>
/// <param name="Copy">A new file.</param>
internal readonly record struct DiskCopy(IFileObject Source, IFileObject Copy)
{
    private const int PartBytes = 1024 * 1024;
    private const int CopyShare = 70; // of a hundred; comparing has the rest
    private const int WholeShare = 99;

    // Hyper-V's entry in the access list comes with the descriptor; without it the virtual machine does not start.
    private const FileRights CopyRights = FileRights.Read | FileRights.Delete | FileRights.WriteAttributes | FileRights.WriteAccess | FileRights.WriteOwner;

    /// <summary>How a copy of a file is made: nobody else gets at it.</summary>
    public static FileOpening NewFile => new(CopyRights | FileRights.Write)
    {
        CreateNew = true,
        IsFolder = false,
        Share = FileShare.None,
        Security = SecurityDescriptors.PrivateFile,
    };

    /// <summary>How a copy of a folder is made: without sharing its deletion, so that its name stays bound to it.</summary>
    public static FileOpening NewFolder => new(CopyRights | FileRights.Traverse)
    {
        CreateNew = true,
        IsFolder = true,
        Share = FileShare.ReadWrite,
        Security = SecurityDescriptors.PrivateFolder,
    };

    /// <summary>Copies files, has the copies on the disk, and compares them.</summary>
    /// <param name="copies">The files.</param>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="SystemFileException">Windows refuses, or a copy is not what was written.</exception>
    public static void Run(IReadOnlyList<DiskCopy> copies, IOperationProgress progress, CancellationToken cancellationToken)
    {
        long[] lengths = [.. copies.Select(copy => copy.Source.Query().Length)];
        long total = lengths.Sum();

        // Takes the room at once: a volume that is too small is found out now and not after an hour.
        for (int i = 0; i < copies.Count; i++)
        {
            copies[i].Copy.SetLength(lengths[i]);
        }

        long before = 0;
        for (int i = 0; i < copies.Count; before += lengths[i++])
        {
            copies[i].CopyContent(lengths[i], done => progress.Report((int)(CopyShare * (before + done) / total)), cancellationToken);
        }

        before = 0;
        for (int i = 0; i < copies.Count; before += lengths[i++])
        {
            copies[i].CompareContent(
                lengths[i], done => progress.Report(CopyShare + (int)((WholeShare - CopyShare) * (before + done) / total)), cancellationToken);
        }
    }

    private void CopyContent(long length, Action<long> report, CancellationToken cancellationToken)
    {
        byte[] part = new byte[Math.Min(length, PartBytes)];
        for (long done = 0; done < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = Source.ReadPart(done, part);
            if (read == 0)
            {
                throw new SystemFileException(Source.Path, "read to its end", 38); // ERROR_HANDLE_EOF
            }

            Copy.WritePart(done, part.AsSpan(0, read));
            done += read;
            report(done);
        }

        Copy.Flush();
    }

    private void CompareContent(long length, Action<long> report, CancellationToken cancellationToken)
    {
        byte[] expected = new byte[Math.Min(length, PartBytes)];
        byte[] found = new byte[expected.Length];
        for (long done = 0; done < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = Source.ReadPart(done, expected);
            int copied = Copy.ReadPart(done, found);
            if (read == 0 || !expected.AsSpan(0, read).SequenceEqual(found.AsSpan(0, copied)))
            {
                throw new SystemFileException(Copy.Path, $"read back as it was written (at byte {done})", 23); // ERROR_CRC
            }

            done += read;
            report(done);
        }
    }
}
