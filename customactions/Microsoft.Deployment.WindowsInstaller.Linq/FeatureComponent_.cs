namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A component of a feature: a row of the table FeatureComponents.</summary>
[DatabaseTable("FeatureComponents")]
public class FeatureComponent_ : QRecord
{
    /// <summary>The column Component_.</summary>
    public string? Component_
    {
        get => this["Component_"];
        set => this["Component_"] = value;
    }

    /// <summary>The column Feature_.</summary>
    public string? Feature_
    {
        get => this["Feature_"];
        set => this["Feature_"] = value;
    }
}
