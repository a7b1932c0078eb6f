namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>How a transaction treats an embedded user interface (SDK: MsiBeginTransaction).</summary>
[Flags]
public enum TransactionAttributes
{
    /// <summary>It has none.</summary>
    None = 0,

    /// <summary>The embedded user interface stays from one package to the next.</summary>
    ChainEmbeddedUI = 1,

    /// <summary>The embedded user interface of another process is used.</summary>
    JoinExistingEmbeddedUI = 2,
}
