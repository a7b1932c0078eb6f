namespace Installer.Msi.Cabinets;

/// <summary>Which file's content goes to which folder of a cabinet that is to be written, and where in it.</summary>
/// <remarks>An extractor goes through the files in their order. When a file lies in another folder than the one before, or further back,
/// it decompresses that folder from its start. So each content that several files share is a folder by itself, and the folder that was
/// being filled is closed before it: no folder is ever gone back to for another file, and sharing costs the extractor nothing. WiX ends
/// folders at such files for the same reason, so extractors are used to files that point back to an earlier folder.</remarks>
internal sealed class CabinetLayout
{
    private readonly List<List<CabinetContent>> folders = [];
    private readonly (int Folder, long Offset)[] positions;

    private CabinetLayout(int fileCount) => positions = new (int, long)[fileCount];

    /// <summary>The folders, each with its contents in order.</summary>
    public IReadOnlyList<IReadOnlyList<CabinetContent>> Folders => folders;

    /// <summary>For each file the folder of its content and the offset there.</summary>
    public IReadOnlyList<(int Folder, long Offset)> Positions => positions;

    /// <summary>What is packed at a time, folder after folder. A long file is packed in pieces, lest one core does all of it.</summary>
    public List<CabinetPiece> ToPieces(CabinetOptions options)
    {
        var pieceLength = Math.Max(1, options.FolderLength / CabinetFormat.BlockLength) * CabinetFormat.BlockLength;
        var pieces = new List<CabinetPiece>();
        for (var folder = 0; folder < folders.Count; folder++)
        {
            var start = 0L;

            if (folders[folder] is [{ Entry.Content: { CanSeek: true } content }])
            {
                for (; content.Length - start > pieceLength; start += pieceLength)
                {
                    pieces.Add(new CabinetPiece(folder, folders[folder], start, pieceLength));
                }
            }

            pieces.Add(new CabinetPiece(folder, folders[folder], start, null));
        }

        return pieces;
    }

    /// <summary>Lays out files in their order.</summary>
    /// <exception cref="MsiException">A file or their number is too large for a cabinet, or a file cannot be read.</exception>
    public static CabinetLayout Create(IReadOnlyList<CabinetEntry> entries, CabinetOptions options, CancellationToken cancellation)
    {
        var hashes = SharedContent.FindHashes(entries, options, cancellation);
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        var layout = new CabinetLayout(entries.Count);
        var isOpen = false;
        var (folder, offset) = (0, 0L);
        for (var i = 0; i < entries.Count; i++)
        {
            var length = entries[i].Content.Length;
            if (hashes[i] is { } hash)
            {
                isOpen = false;
                var key = Convert.ToHexString(hash);
                if (!shared.TryGetValue(key, out folder))
                {
                    folder = layout.AddFolder();
                    shared.Add(key, folder);
                    layout.folders[folder].Add(new CabinetContent(entries[i], hash));
                }

                layout.positions[i] = (folder, 0);
                offset = length;
                continue;
            }

            // An empty file needs no place; it stands where the one before it ends.
            if (length > 0)
            {
                if (!isOpen || (offset > 0 && offset + length > options.FolderLength))
                {
                    (folder, offset) = (layout.AddFolder(), 0);
                    isOpen = true;
                }

                layout.folders[folder].Add(new CabinetContent(entries[i], entries[i].Sha256?.ToArray()));
            }

            layout.positions[i] = (folder, offset);
            offset += length;
        }

        // A file must be in a folder, if only in one without blocks.
        if (layout.folders.Count == 0 && entries.Count > 0)
        {
            layout.AddFolder();
        }

        return layout;
    }

    private int AddFolder()
    {
        if (folders.Count == CabinetFormat.MaxFolders)
        {
            throw new MsiException(FormattableString.Invariant(
                $"The files need more than {CabinetFormat.MaxFolders:N0} folders, the most in a cabinet. Spread them over several cabinets."));
        }

        folders.Add([]);
        return folders.Count - 1;
    }
}
