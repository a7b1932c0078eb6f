using System.Globalization;
using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What an earlier installation recorded: values by name, numbers as their digits.</summary>
internal sealed class RecordedSettings
{
    /// <summary>The key below HKEY_LOCAL_MACHINE or the user's hive.</summary>
    public const string Key = @"SOFTWARE\Docker Inc.\Docker Desktop\Install";

    /// <summary>1 when this product made the group docker-users.</summary>
    public const string DockerUsersGroupCreatedName = "DockerUsersGroupCreated";

    /// <summary>1 when this product wrote admin-settings.json.</summary>
    public const string AdminSettingsWrittenName = "AdminSettingsWritten";

    /// <summary>The folders that this product made, full paths with bars between.</summary>
    public const string FoldersMadeName = "FoldersMade";

    /// <summary>Where the product is installed.</summary>
    public const string InstallFolderName = "InstallFolder";

    /// <summary>A switch that prohibits: where it cannot be read, it counts as set.</summary>
    private const string Prohibition = "DisableWindowsContainers";

    /// <summary>
    /// What this product made, by which an uninstall deletes it. Written by the actions of the script that made it and by nothing else: what a row of the package writes, whoever starts a repair sets.
    /// </summary>
    public static readonly string[] Made = [DockerUsersGroupCreatedName, AdminSettingsWrittenName, FoldersMadeName];

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private RecordedSettings()
    {
    }

    /// <summary>True when nothing is recorded. What may not be read is recorded.</summary>
    public bool IsEmpty => this["Engine"] is null && !IsDenied;

    /// <summary>True when Windows denies to read what is recorded.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>True when this product made the group docker-users.</summary>
    public bool DockerUsersGroupCreated => this[DockerUsersGroupCreatedName] == "1";

    /// <summary>Where the product is installed, with a backslash at the end; null when nothing is recorded.</summary>
    public string? InstallFolder => this[InstallFolderName];

    /// <summary>A value; null when it is not recorded.</summary>
    /// <param name="name">Its name.</param>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Where the settings of a scope lie.</summary>
    /// <param name="scope">The package's scope.</param>
    /// <param name="userSid">Whose they are, per user.</param>
    /// <returns>Hive and key.</returns>
    public static (RegistryRoot Root, string Key) Place(PackageScope scope, string userSid) =>
        scope == PackageScope.PerMachine ? (RegistryRoot.LocalMachine, Key) : (RegistryRoot.Users, $@"{userSid}\{Key}");

    /// <summary>Reads them.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="scope">The package's scope.</param>
    /// <param name="userSid">Whose they are, per user.</param>
    /// <returns>The settings.</returns>
    public static RecordedSettings Read(IRegistry registry, PackageScope scope, string userSid)
    {
        var (root, key) = Place(scope, userSid);
        var settings = new RecordedSettings();
        Array.ForEach(Made, Read);
        Read(InstallFolderName);
        foreach (var property in PublicProperties.All)
        {
            if (property.ValueName is not null)
            {
                Read(property.ValueName);
            }
        }

        return settings;

        void Read(string name)
        {
            try
            {
                if ((registry.ReadString(root, key, name) ?? registry.ReadInteger(root, key, name)?.ToString(CultureInfo.InvariantCulture)) is { Length: > 0 } value)
                {
                    settings._values.Add(name, value);
                }
            }
            catch (UnauthorizedAccessException)
            {
                settings.IsDenied = true;
                if (name == Prohibition)
                {
                    settings._values.Add(name, "1");
                }
            }
        }
    }

    /// <summary>The recorded value of a property, if it is one that the property may have: a closed set may have lost a member since, or somebody may have edited the registry.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The value; null when there is none.</returns>
    public string? Of(PublicProperty property) =>
        property.ValueName is { } name && this[name] is { } value && (property.Allowed is null || property.Allowed.Contains(value, StringComparer.Ordinal)) ? value : null;
}
