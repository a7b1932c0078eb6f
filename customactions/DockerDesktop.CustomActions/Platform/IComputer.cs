using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The computer that is installed on, as the parts of an installation judge it. They read only.</summary>
internal interface IComputer
{
    IRegistry Registry { get; }

    IClientToken ClientToken { get; }

    IAccounts Accounts { get; }

    ILocalGroups LocalGroups { get; }

    IAdministrators Administrators { get; }

    IServiceControlManager Services { get; }

    IDataProtection DataProtection { get; }

    IFileSystem Files { get; }

    IDrives Drives { get; }

    IInstalledComponents InstalledComponents { get; }
}
