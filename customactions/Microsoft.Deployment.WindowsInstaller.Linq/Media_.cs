namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A medium of the source: a row of the table Media.</summary>
public class Media_ : QRecord
{
    /// <summary>The column Cabinet.</summary>
    public string? Cabinet
    {
        get => this["Cabinet"];
        set => this["Cabinet"] = value;
    }

    /// <summary>The column DiskId.</summary>
    public int DiskId
    {
        get => GetNumber("DiskId") ?? 0;
        set => SetNumber("DiskId", value);
    }

    /// <summary>The column DiskPrompt.</summary>
    public string? DiskPrompt
    {
        get => this["DiskPrompt"];
        set => this["DiskPrompt"] = value;
    }

    /// <summary>The column LastSequence.</summary>
    public int LastSequence
    {
        get => GetNumber("LastSequence") ?? 0;
        set => SetNumber("LastSequence", value);
    }

    /// <summary>The column Source.</summary>
    public string? Source
    {
        get => this["Source"];
        set => this["Source"] = value;
    }

    /// <summary>The column VolumeLabel.</summary>
    public string? VolumeLabel
    {
        get => this["VolumeLabel"];
        set => this["VolumeLabel"] = value;
    }
}
