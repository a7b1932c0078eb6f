using System.Runtime.Versioning;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The computer that this runs on.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsComputer : IComputer
{
    public IRegistry Registry { get; } = new WindowsRegistry();

    public IClientToken ClientToken { get; } = new WindowsClientToken(new WindowsAccounts());

    public IAccounts Accounts { get; } = new WindowsAccounts();

    public ILocalGroups LocalGroups { get; } = new WindowsLocalGroups();

    public IServiceControlManager Services { get; } = new WindowsServiceControlManager();

    public IDataProtection DataProtection { get; } = new WindowsDataProtection();
}
