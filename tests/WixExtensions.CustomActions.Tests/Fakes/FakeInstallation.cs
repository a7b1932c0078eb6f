using DockerDesktop.CustomActions.Platform;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>Who starts an installation, and of what.</summary>
internal sealed class FakeInstallation : IAdministrators, IPublishedProducts, IClientToken
{
    /// <summary>True when an administrator starts it.</summary>
    public bool IsAdministrator { get; set; } = true;

    public bool IsKnown { get; set; }

    public bool HasFeatures { get; set; }

    /// <summary>As whom the action in the script runs: LocalSystem, unless the installation is not elevated.</summary>
    public string ProcessSid { get; set; } = "S-1-5-18";

    public InstallationAuthority Authority => new(this, this, this);

    bool IAdministrators.Contains(string sid) => IsAdministrator;

    ClientIdentity IClientToken.Read() => new(ProcessSid, "somebody", IsAdministrator);

    bool IPublishedProducts.IsKnown(string productCode) => IsKnown;

    bool IPublishedProducts.HasFeatures(string productCode) => HasFeatures;
}
