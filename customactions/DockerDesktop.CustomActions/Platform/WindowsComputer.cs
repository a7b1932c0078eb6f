using System.Runtime.Versioning;
using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The computer that this runs on.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsComputer : IComputer
{
    public IRegistry Registry { get; } = new WindowsRegistry();

    public IClientToken ClientToken { get; } = new WindowsClientToken(new WindowsAccounts());

    public IAccounts Accounts { get; } = new WindowsAccounts();

    public ILocalGroups LocalGroups { get; } = new WindowsLocalGroups();

    public IAdministrators Administrators { get; } = Platform.Administrators.OfThisComputer();

    public IServiceControlManager Services { get; } = new WindowsServiceControlManager();

    public IDataProtection DataProtection { get; } = new WindowsDataProtection();

    public IFileSystem Files { get; } = new WindowsFileSystem();

    public IDrives Drives { get; } = new WindowsDrives();

    public IInstalledComponents InstalledComponents { get; } = new WindowsInstalledComponents(new WindowsClientToken(new WindowsAccounts()));
}
