namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A component: a row of the table Component.</summary>
public class Component_ : QRecord
{
    /// <summary>The column Attributes.</summary>
    public ComponentAttributes Attributes
    {
        get => (ComponentAttributes)(GetNumber("Attributes") ?? 0);
        set => SetNumber("Attributes", (int)value);
    }

    /// <summary>The column Component.</summary>
    public string? Component
    {
        get => this["Component"];
        set => this["Component"] = value;
    }

    /// <summary>The column ComponentId.</summary>
    public string? ComponentId
    {
        get => this["ComponentId"];
        set => this["ComponentId"] = value;
    }

    /// <summary>The column Condition.</summary>
    public string? Condition
    {
        get => this["Condition"];
        set => this["Condition"] = value;
    }

    /// <summary>The column Directory_.</summary>
    public string? Directory_
    {
        get => this["Directory_"];
        set => this["Directory_"] = value;
    }

    /// <summary>The column KeyPath.</summary>
    public string? KeyPath
    {
        get => this["KeyPath"];
        set => this["KeyPath"] = value;
    }
}
