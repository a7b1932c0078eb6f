namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>Names the column of a property, for readers; a property reads its column itself.</summary>
/// <param name="column">The column.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1813", Justification = "The documented API has it open.")]
public class DatabaseColumnAttribute(string column) : Attribute
{
    /// <summary>The column.</summary>
    public string Column { get; set; } = column;
}
