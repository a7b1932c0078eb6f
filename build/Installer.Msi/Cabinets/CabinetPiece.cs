namespace Installer.Msi.Cabinets;

/// <summary>What one thread packs at a time: a folder, or a part of a folder that one long file fills.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Contents">Its contents.</param>
/// <param name="Start">Where the piece starts in the folder's uncompressed data, whole blocks from its start.</param>
/// <param name="Length">Its uncompressed bytes, or <c>null</c> when it goes to the folder's end.</param>
internal sealed record CabinetPiece(int Folder, IReadOnlyList<CabinetContent> Contents, long Start, long? Length);
