namespace Installer.Msi.Validation;

/// <summary>The objects to which the tables for permissions give a descriptor.</summary>
internal static class LockedObjects
{
    /// <summary>Whether the object that a row names is there.</summary>
    public static bool Exists(Package package, Row row) => row["Table"] is "File" or "Registry" or "CreateFolder" or "Directory" or "ServiceInstall"
        && package.Tables.TryGetValue(row["Table"], out var table) && package.Find(table.Name, table.Columns[0].Name, row["LockObject"]).Any();
}
