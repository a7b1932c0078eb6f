namespace Installer.Msi.Database;

/// <summary>Writes Windows Installer databases (.msi).</summary>
public static class MsiDatabaseWriter
{
    /// <summary>Writes a database. The same database gives the same bytes.</summary>
    /// <param name="database">The database.</param>
    /// <param name="output">Where to; it need not seek.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MsiException">The database holds what the format cannot: a character outside its code page, two rows of one key,
    /// a name that is too long, more than 2 GB.</exception>
    public static void Write(MsiDatabase database, Stream output, CancellationToken cancellation = default) => throw new NotImplementedException();
}
