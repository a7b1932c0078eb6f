namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A file: a row of the table File.</summary>
public class File_ : QRecord
{
    /// <summary>The column Attributes.</summary>
    public WindowsInstaller.FileAttributes Attributes
    {
        get => (WindowsInstaller.FileAttributes)(GetNumber("Attributes") ?? 0);
        set => SetNumber("Attributes", (int)value);
    }

    /// <summary>The column Component_.</summary>
    public string? Component_
    {
        get => this["Component_"];
        set => this["Component_"] = value;
    }

    /// <summary>The column File.</summary>
    public string? File
    {
        get => this["File"];
        set => this["File"] = value;
    }

    /// <summary>The column FileName.</summary>
    public string? FileName
    {
        get => this["FileName"];
        set => this["FileName"] = value;
    }

    /// <summary>The column FileSize.</summary>
    public int FileSize
    {
        get => GetNumber("FileSize") ?? 0;
        set => SetNumber("FileSize", value);
    }

    /// <summary>The column Language.</summary>
    public string? Language
    {
        get => this["Language"];
        set => this["Language"] = value;
    }

    /// <summary>The column Sequence.</summary>
    public int Sequence
    {
        get => GetNumber("Sequence") ?? 0;
        set => SetNumber("Sequence", value);
    }

    /// <summary>The column Version.</summary>
    public string? Version
    {
        get => this["Version"];
        set => this["Version"] = value;
    }
}
