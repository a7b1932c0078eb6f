using DockerDesktop.CustomActions.Platform;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>Who starts an installation, and of what.</summary>
internal sealed class FakeInstallation : IAdministrators, IPublishedProducts
{
    /// <summary>True when an administrator starts it.</summary>
    public bool IsAdministrator { get; set; } = true;

    public bool IsKnown { get; set; }

    public bool HasFeatures { get; set; }

    public InstallationAuthority Authority => new(this, this);

    bool IAdministrators.Contains(string sid) => IsAdministrator;

    bool IPublishedProducts.IsKnown(string productCode) => IsKnown;

    bool IPublishedProducts.HasFeatures(string productCode) => HasFeatures;
}
