namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A file that is removed: a row of the table RemoveFile.</summary>
public class RemoveFile_ : QRecord
{
    /// <summary>The column Component_.</summary>
    public string? Component_
    {
        get => this["Component_"];
        set => this["Component_"] = value;
    }

    /// <summary>The column DirProperty.</summary>
    public string? DirProperty
    {
        get => this["DirProperty"];
        set => this["DirProperty"] = value;
    }

    /// <summary>The column FileKey.</summary>
    public string? FileKey
    {
        get => this["FileKey"];
        set => this["FileKey"] = value;
    }

    /// <summary>The column FileName.</summary>
    public string? FileName
    {
        get => this["FileName"];
        set => this["FileName"] = value;
    }

    /// <summary>The column InstallMode.</summary>
    public RemoveFileModes InstallMode
    {
        get => (RemoveFileModes)(GetNumber("InstallMode") ?? 0);
        set => SetNumber("InstallMode", (int)value);
    }
}
