namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>Names the table of a class of rows. Without it that is the name of the class, without an underscore at its end.</summary>
/// <param name="table">The table.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1813", Justification = "The documented API has it open.")]
public class DatabaseTableAttribute(string table) : Attribute
{
    /// <summary>The table.</summary>
    public string Table { get; set; } = table;
}
