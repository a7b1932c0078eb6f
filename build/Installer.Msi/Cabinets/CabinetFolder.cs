namespace Installer.Msi.Cabinets;

/// <summary>A folder of a cabinet that was read.</summary>
/// <param name="FirstBlock">Where its first block starts.</param>
/// <param name="BlockCount">How many blocks it has.</param>
/// <param name="Compression">How they are compressed.</param>
/// <param name="WindowBits">The window of LZX as a power of two.</param>
internal sealed record CabinetFolder(long FirstBlock, int BlockCount, CabinetCompression Compression, int WindowBits);
