namespace EndToEnd.Matrix;

/// <summary>What a step does.</summary>
internal enum MatrixStepKind
{
    /// <summary>Installs a package: for the first time, as an upgrade, or again.</summary>
    Install,

    /// <summary>Repairs what is installed.</summary>
    Repair,

    Uninstall,

    /// <summary>Windows is restarted.</summary>
    Restart,

    /// <summary>Somebody else changes the machine.</summary>
    Meanwhile,
}
