namespace Installer.Msi.Cabinets;

/// <summary>Stores blocks as they are.</summary>
internal sealed class StoredEncoder(PackedBlockSink sink) : IBlockEncoder
{
    /// <inheritdoc/>
    public int HistoryLength => 0;

    /// <inheritdoc/>
    public void Start(long position, int historyLength)
    {
    }

    /// <inheritdoc/>
    public void Prime(ReadOnlySpan<byte> raw)
    {
    }

    /// <inheritdoc/>
    public void Encode(ReadOnlySpan<byte> raw, bool endsPiece) => sink(raw, raw.Length);

    /// <inheritdoc/>
    public void Finish()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
