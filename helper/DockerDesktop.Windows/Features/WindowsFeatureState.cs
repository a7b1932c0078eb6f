namespace DockerDesktop.Windows.Features;

/// <summary>DismPackageFeatureState: what is on the disk and what runs of an optional feature.</summary>
internal enum WindowsFeatureState
{
    /// <summary>DismStateNotPresent: this edition or version of Windows does not have it.</summary>
    NotPresent = 0,

    /// <summary>DismStateUninstallPending: off after the next restart.</summary>
    UninstallPending = 1,

    /// <summary>DismStateStaged: its files are there, it is off.</summary>
    Staged = 2,

    /// <summary>DismStateRemoved, DismStateResolved: its files have to be fetched before it can be turned on.</summary>
    Removed = 3,

    /// <summary>DismStateInstalled: on.</summary>
    Installed = 4,

    /// <summary>DismStateInstallPending: on after the next restart.</summary>
    InstallPending = 5,

    /// <summary>DismStateSuperseded: replaced by a newer one.</summary>
    Superseded = 6,

    /// <summary>DismStatePartiallyInstalled: on, and parts of it are off.</summary>
    PartiallyInstalled = 7,
}
