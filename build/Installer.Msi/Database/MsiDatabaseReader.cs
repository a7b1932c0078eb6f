namespace Installer.Msi.Database;

/// <summary>Reads Windows Installer databases (.msi).</summary>
public static class MsiDatabaseReader
{
    /// <summary>Reads a database: tables and summary information now, streams when they are opened.</summary>
    /// <param name="input">A stream that can seek; it stays open and must outlive what is returned.</param>
    /// <exception cref="MsiException">The file is not a well-formed database.</exception>
    public static MsiDatabase Read(Stream input) => throw new NotImplementedException();
}
