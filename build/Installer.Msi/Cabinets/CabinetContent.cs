namespace Installer.Msi.Cabinets;

/// <summary>The content of a file, as a folder stores it.</summary>
/// <param name="Entry">The first of the files that have the content.</param>
/// <param name="Hash">Its SHA-256 where that is known: it must still be the same when it is read to be stored.</param>
internal sealed record CabinetContent(CabinetEntry Entry, byte[]? Hash);
