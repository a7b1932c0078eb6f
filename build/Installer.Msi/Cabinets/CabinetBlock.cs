namespace Installer.Msi.Cabinets;

/// <summary>A block of a folder, ready to be written.</summary>
/// <param name="Bytes">Its header and packed bytes.</param>
/// <param name="RawLength">How many bytes it holds uncompressed.</param>
internal readonly record struct CabinetBlock(ReadOnlyMemory<byte> Bytes, int RawLength);
