namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A folder that is made: a row of the table CreateFolder.</summary>
public class CreateFolder_ : QRecord
{
    /// <summary>The column Component_.</summary>
    public string? Component_
    {
        get => this["Component_"];
        set => this["Component_"] = value;
    }

    /// <summary>The column Directory_.</summary>
    public string? Directory_
    {
        get => this["Directory_"];
        set => this["Directory_"] = value;
    }
}
