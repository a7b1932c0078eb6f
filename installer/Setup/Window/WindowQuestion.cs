using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.CommandLine;

namespace DockerDesktop.Setup.Window;

/// <summary>What the window asks, or shows to be agreed to.</summary>
/// <param name="Command">To install or to uninstall.</param>
/// <param name="Scopes">Those that can be chosen; with one there is no choice.</param>
internal sealed record WindowQuestion(SetupCommand Command, IReadOnlyList<PackageScope> Scopes)
{
    /// <summary>True when the license has to be accepted here.</summary>
    public bool AsksLicense { get; init; }

    /// <summary>Something to know beforehand; empty for nothing.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>True when a choice of all users asks for consent.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>True when an uninstall can remove the data as well.</summary>
    public bool OffersDataRemoval { get; init; }

    /// <summary>True when the application can be started from here.</summary>
    public bool OffersStart { get; init; }
}
