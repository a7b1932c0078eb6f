using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What an installation records; null where an earlier one recorded nothing.</summary>
internal sealed record RecordedSettings
{
    /// <summary>The key below HKEY_LOCAL_MACHINE or the user's hive.</summary>
    public const string Key = @"SOFTWARE\Docker Inc.\Docker Desktop\Install";

    public string? Engine { get; init; }

    public bool? DisableWindowsContainers { get; init; }

    public bool? AlwaysRunService { get; init; }

    public bool? MaintainHosts { get; init; }

    public bool? DisableAnalytics { get; init; }

    /// <summary>True when this product made the group docker-users.</summary>
    public bool? DockerUsersGroupCreated { get; init; }

    /// <summary>True when nothing is recorded.</summary>
    public bool IsEmpty => Engine is null;

    /// <summary>What is to be recorded.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The values.</returns>
    public static RecordedSettings From(InstallSettings settings) => new()
    {
        Engine = settings.Engine.ToName(),
        DisableWindowsContainers = settings.DisableWindowsContainers,
        AlwaysRunService = settings.AlwaysRunService,
        MaintainHosts = settings.MaintainHosts,
        DisableAnalytics = settings.DisableAnalytics,
    };

    /// <summary>Reads them.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="scope">The package's scope.</param>
    /// <param name="userSid">Whose they are, per user.</param>
    /// <returns>The settings.</returns>
    public static RecordedSettings Read(IRegistry registry, PackageScope scope, string userSid)
    {
        var (root, key) = scope == PackageScope.PerMachine ? (RegistryRoot.LocalMachine, Key) : (RegistryRoot.Users, $@"{userSid}\{Key}");
        return new RecordedSettings
        {
            Engine = registry.ReadString(root, key, nameof(Engine)),
            DisableWindowsContainers = Flag(nameof(DisableWindowsContainers)),
            AlwaysRunService = Flag(nameof(AlwaysRunService)),
            MaintainHosts = Flag(nameof(MaintainHosts)),
            DisableAnalytics = Flag(nameof(DisableAnalytics)),
            DockerUsersGroupCreated = Flag(nameof(DockerUsersGroupCreated)),
        };

        bool? Flag(string name) => registry.ReadInteger(root, key, name) is { } value ? value != 0 : null;
    }
}
