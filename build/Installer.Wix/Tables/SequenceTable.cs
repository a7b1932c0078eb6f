namespace Installer.Wix.Tables;

/// <summary>The five sequence tables of a package.</summary>
internal enum SequenceTable
{
    /// <summary><c>AdminExecuteSequence</c></summary>
    AdminExecuteSequence,

    /// <summary><c>AdminUISequence</c></summary>
    AdminUISequence,

    /// <summary><c>AdvtExecuteSequence</c>, authored as <c>AdvertiseExecuteSequence</c></summary>
    AdvtExecuteSequence,

    /// <summary><c>InstallExecuteSequence</c></summary>
    InstallExecuteSequence,

    /// <summary><c>InstallUISequence</c></summary>
    InstallUISequence,
}
