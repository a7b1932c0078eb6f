namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A condition without which nothing is installed: a row of the table LaunchCondition.</summary>
public class LaunchCondition_ : QRecord
{
    /// <summary>The column Condition.</summary>
    public string? Condition
    {
        get => this["Condition"];
        set => this["Condition"] = value;
    }

    /// <summary>The column Description.</summary>
    public string? Description
    {
        get => this["Description"];
        set => this["Description"] = value;
    }
}
