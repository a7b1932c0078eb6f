namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>The hash of a file: a row of the table MsiFileHash.</summary>
[DatabaseTable("MsiFileHash")]
public class FileHash_ : QRecord
{
    /// <summary>The column File_.</summary>
    public string? File_
    {
        get => this["File_"];
        set => this["File_"] = value;
    }

    /// <summary>The column HashPart1.</summary>
    public int HashPart1
    {
        get => GetNumber("HashPart1") ?? 0;
        set => SetNumber("HashPart1", value);
    }

    /// <summary>The column HashPart2.</summary>
    public int HashPart2
    {
        get => GetNumber("HashPart2") ?? 0;
        set => SetNumber("HashPart2", value);
    }

    /// <summary>The column HashPart3.</summary>
    public int HashPart3
    {
        get => GetNumber("HashPart3") ?? 0;
        set => SetNumber("HashPart3", value);
    }

    /// <summary>The column HashPart4.</summary>
    public int HashPart4
    {
        get => GetNumber("HashPart4") ?? 0;
        set => SetNumber("HashPart4", value);
    }

    /// <summary>The column Options.</summary>
    public int Options
    {
        get => GetNumber("Options") ?? 0;
        set => SetNumber("Options", value);
    }
}
