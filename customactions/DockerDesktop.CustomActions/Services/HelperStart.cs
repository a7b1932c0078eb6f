using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// When the helper starts: as the settings ask, unless somebody chose otherwise. <c>docker-desktop service mode</c> records its choice; a start type that differs from what this product set
/// last is an administrator's. Both outlive repair and upgrade. A choice that was the old settings' answer anyway does not bind new settings.
/// </summary>
internal sealed class HelperStart
{
    /// <summary>The value beside the settings that says what this product set last. The client writes it too.</summary>
    public const string LastSetName = "ServiceStart";

    /// <summary>The value beside the settings with the choice that the client records: <c>auto</c> or <c>demand</c>.</summary>
    public const string ModeName = "ServiceMode";

    private HelperStart(string start, string lastSet, string? mode) => (Start, LastSet, Mode) = (start, lastSet, mode);

    /// <summary>One of <see cref="StartTypeName"/>.</summary>
    public string Start { get; }

    /// <summary>What this product set last: <see cref="Start"/>, unless an administrator's start is kept.</summary>
    public string LastSet { get; }

    /// <summary>The recorded choice; null when there is none, or when it is over.</summary>
    public string? Mode { get; }

    /// <summary>Decides.</summary>
    /// <param name="before">How the service is; null when it is not there, or is another program's.</param>
    /// <param name="settings">What the settings of this installation ask for.</param>
    /// <param name="lastSettings">What the settings asked for that were recorded before; null when none were.</param>
    /// <param name="isGiven">True when whoever may has given a setting anew that decides about the start.</param>
    /// <param name="lastSet">The value <see cref="LastSetName"/>; versions that did not record it set what <paramref name="lastSettings"/> say.</param>
    /// <param name="mode">The value <see cref="ModeName"/>.</param>
    public static HelperStart Decide(string? before, string settings, string? lastSettings, bool isGiven, string? lastSet, string? mode)
    {
        if (mode is not (StartTypeName.Automatic or StartTypeName.Demand) || isGiven || (settings != lastSettings && mode == lastSettings))
        {
            mode = null;
        }

        lastSet ??= lastSettings;
        return !isGiven && before is not null && lastSet is not null && before != lastSet
            ? new HelperStart(before, lastSet, mode)
            : new HelperStart(mode ?? settings, mode ?? settings, mode);
    }

    /// <summary>A value beside the settings; null when it is not there.</summary>
    public static string? Read(IRegistry registry, string name) => registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, name);
}
