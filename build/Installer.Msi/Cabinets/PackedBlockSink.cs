namespace Installer.Msi.Cabinets;

/// <summary>Takes packed blocks in order.</summary>
/// <param name="packed">The packed bytes; they are valid during the call.</param>
/// <param name="rawLength">How many bytes they hold.</param>
internal delegate void PackedBlockSink(ReadOnlySpan<byte> packed, int rawLength);
