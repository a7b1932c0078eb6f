namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A feature: a row of the table Feature.</summary>
public class Feature_ : QRecord
{
    /// <summary>The column Attributes.</summary>
    public FeatureAttributes Attributes
    {
        get => (FeatureAttributes)(GetNumber("Attributes") ?? 0);
        set => SetNumber("Attributes", (int)value);
    }

    /// <summary>The column Description.</summary>
    public string? Description
    {
        get => this["Description"];
        set => this["Description"] = value;
    }

    /// <summary>The column Directory_.</summary>
    public string? Directory_
    {
        get => this["Directory_"];
        set => this["Directory_"] = value;
    }

    /// <summary>The column Display.</summary>
    public int? Display
    {
        get => GetNumber("Display");
        set => SetNumber("Display", value);
    }

    /// <summary>The column Feature.</summary>
    public string? Feature
    {
        get => this["Feature"];
        set => this["Feature"] = value;
    }

    /// <summary>The column Feature_Parent.</summary>
    public string? Feature_Parent
    {
        get => this["Feature_Parent"];
        set => this["Feature_Parent"] = value;
    }

    /// <summary>The column Level.</summary>
    public int Level
    {
        get => GetNumber("Level") ?? 0;
        set => SetNumber("Level", value);
    }

    /// <summary>The column Title.</summary>
    public string? Title
    {
        get => this["Title"];
        set => this["Title"] = value;
    }
}
