namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>How much effort is made to compress a cabinet.</summary>
public enum CompressionLevel
{
    /// <summary>None: the files are stored.</summary>
    None = 0,

    /// <summary>Little, and fast.</summary>
    Min = 1,

    /// <summary>What is usual.</summary>
    Normal = 6,

    /// <summary>Much, and slow: LZX.</summary>
    Max = 10,
}
