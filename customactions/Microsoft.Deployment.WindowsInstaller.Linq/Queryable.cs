using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>Makes any database one that can be queried with LINQ.</summary>
public static class Queryable
{
    /// <summary>Wraps a database. Both share one handle, which stays the given one's.</summary>
    /// <param name="db">The database; may be null.</param>
    /// <returns>The database with tables for LINQ; null for null.</returns>
    [return: NotNullIfNotNull(nameof(db))]
    public static QDatabase? AsQueryable(this Database? db) =>
        db is null ? null : db as QDatabase ?? new QDatabase(db.Handle, ownsHandle: false, db.FilePath, db.OpenMode);
}
