namespace Installer.Wix.Extensions;

/// <summary>The bits that extensions use in the <c>Type</c> column of the <c>CustomAction</c> table (Windows Installer SDK, "Summary List of All Custom Action Types").</summary>
[Flags]
internal enum CustomActionBits
{
    /// <summary>Runs at once, and stops the installation when it fails.</summary>
    None = 0,

    /// <summary>A function of a library in the <c>Binary</c> table.</summary>
    Library = 0x1,

    /// <summary>The installation goes on when it fails.</summary>
    IgnoreResult = 0x40,

    /// <summary>Runs only in the first of the two sequences that have it.</summary>
    FirstSequence = 0x100,

    /// <summary>Runs with the installation script.</summary>
    Deferred = 0x400,

    /// <summary>Runs when the installation is rolled back.</summary>
    Rollback = Deferred | 0x100,

    /// <summary>Runs when the installation has succeeded.</summary>
    Commit = Deferred | 0x200,

    /// <summary>Runs as the system and not as the user.</summary>
    NoImpersonate = 0x800,

    /// <summary>Logs leave its data out.</summary>
    HideTarget = 0x2000,
}
