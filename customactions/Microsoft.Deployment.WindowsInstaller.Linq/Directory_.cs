namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A directory: a row of the table Directory.</summary>
public class Directory_ : QRecord
{
    /// <summary>The column DefaultDir.</summary>
    public string? DefaultDir
    {
        get => this["DefaultDir"];
        set => this["DefaultDir"] = value;
    }

    /// <summary>The column Directory.</summary>
    public string? Directory
    {
        get => this["Directory"];
        set => this["Directory"] = value;
    }

    /// <summary>The column Directory_Parent.</summary>
    public string? Directory_Parent
    {
        get => this["Directory_Parent"];
        set => this["Directory_Parent"] = value;
    }
}
