namespace Installer.Msi.Cabinets;

/// <summary>Unpacks the blocks of one folder, in order.</summary>
internal interface IBlockDecoder
{
    /// <summary>The longest packed block.</summary>
    int MaxPackedLength { get; }

    /// <summary>Unpacks the next block.</summary>
    /// <param name="packed">Its packed bytes, at most <see cref="MaxPackedLength"/>.</param>
    /// <param name="rawLength">Its raw length, 1 to 32,768.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="InvalidDataException">The block is not well formed.</exception>
    byte[] Decode(ReadOnlySpan<byte> packed, int rawLength);
}
