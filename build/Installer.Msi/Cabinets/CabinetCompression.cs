namespace Installer.Msi.Cabinets;

/// <summary>How a cabinet's folders are compressed (MS-CAB 2.2, <c>CFFOLDER.typeCompress</c>).</summary>
public enum CabinetCompression
{
    /// <summary>Stored.</summary>
    None = 0,

    /// <summary>MSZIP: deflate in blocks of 32,768 bytes (MS-MCI).</summary>
    Mszip = 1,

    /// <summary>LZX with a window of 32 KB to 2 MB (MS-PATCH).</summary>
    Lzx = 3,
}
