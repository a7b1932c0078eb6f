namespace Installer.Wix.Symbols;

/// <summary>For whom a package is installed.</summary>
internal enum PackageScope
{
    /// <summary>For all users.</summary>
    PerMachine,

    /// <summary>For one user.</summary>
    PerUser,

    /// <summary>For one user unless all users are asked for.</summary>
    PerUserOrMachine,
}
