namespace Installer.Msi.Cabinets;

/// <summary>A file that a cabinet lists.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="LastWriteTime">Its time, of no particular time zone; <c>null</c> when the cabinet holds none that exists.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Folder">The index of the folder that holds its content.</param>
/// <param name="Offset">Where its content starts in the folder's uncompressed data.</param>
public sealed record CabinetFile(string Name, long Length, DateTime? LastWriteTime, CabinetFileAttributes Attributes, int Folder, long Offset);
