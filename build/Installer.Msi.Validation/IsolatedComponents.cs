namespace Installer.Msi.Validation;

/// <summary>The components of the IsolatedComponent table.</summary>
internal static class IsolatedComponents
{
    /// <summary>The rows by the shared component and the directory of the application that it is isolated for.</summary>
    public static IEnumerable<IGrouping<(string Shared, string Directory), Row>> ByDirectory(Package package) =>
        package.Rows("IsolatedComponent").GroupBy(row => (row["Component_Shared"], package.Find("Component", row["Component_Application"])?["Directory_"] ?? string.Empty));
}
