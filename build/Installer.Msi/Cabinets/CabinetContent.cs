namespace Installer.Msi.Cabinets;

/// <summary>The content of a file, as a folder stores it.</summary>
/// <param name="Entry">The first of the files that have the content.</param>
/// <param name="Hash">Its SHA-256 where other files share it: it must still be the same when it is read again to be stored.</param>
internal sealed record CabinetContent(CabinetEntry Entry, byte[]? Hash);
