namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A property: a row of the table Property.</summary>
public class Property_ : QRecord
{
    /// <summary>The column Property.</summary>
    public string? Property
    {
        get => this["Property"];
        set => this["Property"] = value;
    }

    /// <summary>The column Value.</summary>
    public string? Value
    {
        get => this["Value"];
        set => this["Value"] = value;
    }
}
