namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A copy of an installed file: a row of the table DuplicateFile.</summary>
public class DuplicateFile_ : QRecord
{
    /// <summary>The column Component_.</summary>
    public string? Component_
    {
        get => this["Component_"];
        set => this["Component_"] = value;
    }

    /// <summary>The column DestFolder.</summary>
    public string? DestFolder
    {
        get => this["DestFolder"];
        set => this["DestFolder"] = value;
    }

    /// <summary>The column DestName.</summary>
    public string? DestName
    {
        get => this["DestName"];
        set => this["DestName"] = value;
    }

    /// <summary>The column FileKey.</summary>
    public string? FileKey
    {
        get => this["FileKey"];
        set => this["FileKey"] = value;
    }

    /// <summary>The column File_.</summary>
    public string? File_
    {
        get => this["File_"];
        set => this["File_"] = value;
    }
}
