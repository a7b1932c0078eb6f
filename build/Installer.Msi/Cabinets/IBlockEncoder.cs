namespace Installer.Msi.Cabinets;

/// <summary>Packs the blocks of one folder, or of one piece of it.</summary>
internal interface IBlockEncoder : IDisposable
{
    /// <summary>How many bytes before a piece its matches may refer back to; whole blocks.</summary>
    int HistoryLength { get; }

    /// <summary>Begins a folder or a piece of one.</summary>
    /// <param name="position">Where it starts in the folder's uncompressed data.</param>
    /// <param name="historyLength">How many bytes before it <see cref="Prime"/> will be given.</param>
    void Start(long position, int historyLength);

    /// <summary>Takes a block before the first one to pack, so that this can refer back to it.</summary>
    void Prime(ReadOnlySpan<byte> raw);

    /// <summary>Takes the next block to pack.</summary>
    /// <param name="raw">Its bytes: 32,768, or fewer at the end of the folder.</param>
    /// <param name="endsPiece">Whether the next piece of the folder starts behind it.</param>
    void Encode(ReadOnlySpan<byte> raw, bool endsPiece);

    /// <summary>Gives out what was kept back.</summary>
    void Finish();
}
