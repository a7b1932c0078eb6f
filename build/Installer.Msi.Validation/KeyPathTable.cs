namespace Installer.Msi.Validation;

/// <summary>The table that a component's key path is in, which the component's attributes say.</summary>
internal static class KeyPathTable
{
    public const string File = "File";
    public const string Registry = "Registry";
    public const string DataSource = "ODBCDataSource";

    private const int IsRegistry = 4;
    private const int IsDataSource = 32;

    /// <summary>The table for a component.</summary>
    public static string Of(Row component) => component.HasBits("Attributes", IsRegistry) ? Registry : component.HasBits("Attributes", IsDataSource) ? DataSource : File;
}
