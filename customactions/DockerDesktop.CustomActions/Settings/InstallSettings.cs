using DockerDesktop.CustomActions.Services;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>The settings of an installation: what is given, else what is recorded, else the default. They are recorded in the registry, where the helper and the client read them.</summary>
internal sealed class InstallSettings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    private InstallSettings()
    {
    }

    /// <summary>What runs the containers.</summary>
    public Engine Engine => EngineNames.TryParse(this["Engine"]) ?? Engine.Wsl;

    /// <summary>True when Windows containers are off.</summary>
    public bool DisableWindowsContainers => this["DisableWindowsContainers"] == "1";

    /// <summary>True when the helper always runs.</summary>
    public bool AlwaysRunService => this["AlwaysRunService"] == "1";

    /// <summary>True when the helper keeps the host names in the hosts file, and so always runs.</summary>
    public bool MaintainHosts => this["MaintainHosts"] == "1";

    /// <summary>Who may open the engine's pipe without elevation: <c>group</c>, <c>pipeacl</c>, <c>tcp</c> or <c>none</c>.</summary>
    public string EngineAccess => this["EngineAccess"] ?? "none";

    /// <summary>
    /// The text of admin-settings.json; null when none is given and the file stays as it is, <see cref="PublicProperty.TakenAway"/> when it is to go. A secret: it goes to a deferred
    /// action by <see cref="InstallationContext.Protect"/>.
    /// </summary>
    public string? AdminSettings { get; private set; }

    /// <summary>The start type of the helper, as custom-action data.</summary>
    public string HelperStart => HelperServicePart.StartFor(Engine, AlwaysRunService, MaintainHosts);

    /// <summary>What was decided that was not asked for, to be logged.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A setting as it is recorded; null when there is none.</summary>
    /// <param name="name">The value's name.</param>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Puts the settings together, and refuses those that contradict each other.</summary>
    /// <param name="context">What is given and recorded.</param>
    /// <returns>The settings.</returns>
    public static InstallSettings Resolve(SettingsInput context)
    {
        var settings = new InstallSettings { AdminSettings = context.Given.GetValueOrDefault(PublicProperties.AdminSettings) };
        foreach (var property in PublicProperties.All)
        {
            var value = context.Given.GetValueOrDefault(property.Name) ?? context.Recorded.Of(property) ?? property.Default;
            if (property.ValueName is { } name && value is not (null or PublicProperty.TakenAway))
            {
                settings._values.Add(name, value);
            }
        }

        settings.FollowEngine(context, PublicProperties.MaintainHosts, "MaintainHosts", engine => engine == Engine.Wsl ? "0" : "1");
        settings.FollowEngine(context, PublicProperties.EngineAccess, "EngineAccess", engine => engine == Engine.Windows ? "group" : "none");
        settings.CheckWindowsContainers(context);
        settings.CheckAdminSettings(context);
        settings.CheckProxies(context);
        return settings;
    }

    /// <summary>The settings of an installation for which nothing counts but what is recorded.</summary>
    /// <param name="recorded">What is recorded.</param>
    /// <returns>The settings.</returns>
    public static InstallSettings Keep(RecordedSettings recorded) => Resolve(new SettingsInput(new Dictionary<string, string>(), recorded, static _ => { }));

    /// <summary>A setting whose default is the engine's. A recorded value that was only the old engine's default does not bind a new engine.</summary>
    private void FollowEngine(SettingsInput context, string property, string name, Func<Engine, string> defaultOf)
    {
        if (context.Given.ContainsKey(property))
        {
            return;
        }

        var recordedEngine = EngineNames.TryParse(context.Recorded["Engine"]);
        _values[name] = this[name] is { } recorded && (recordedEngine == Engine || recorded != defaultOf(recordedEngine ?? Engine.Wsl)) ? recorded : defaultOf(Engine);
    }

    private void CheckWindowsContainers(SettingsInput context)
    {
        if (!DisableWindowsContainers)
        {
            return;
        }

        var source = context.Given.ContainsKey(PublicProperties.DisableWindowsContainers) ? "given" : "recorded by an earlier installation";
        if (Engine == Engine.Windows)
        {
            context.Refuse(
                $"ENGINE=windows and DISABLEWINDOWSCONTAINERS=1 ({source}) contradict each other: Windows containers cannot be the engine while they are off. "
                + "Give ENGINE=wsl or ENGINE=hyperv, or allow them with DISABLEWINDOWSCONTAINERS=0.");
        }
        else if (EngineAccess == "none")
        {
            return;
        }
        else if (context.Given.ContainsKey(PublicProperties.EngineAccess))
        {
            context.Refuse(
                $"ENGINEACCESS={EngineAccess} and DISABLEWINDOWSCONTAINERS=1 ({source}) contradict each other: the pipe is that of the Windows containers engine, which is off. "
                + "Give ENGINEACCESS=none or leave it out, or allow Windows containers with DISABLEWINDOWSCONTAINERS=0.");
        }
        else
        {
            _notes.Add($"ENGINEACCESS={EngineAccess}, recorded by an earlier installation, becomes none: Windows containers are off.");
            _values["EngineAccess"] = "none";
        }
    }

    private void CheckAdminSettings(SettingsInput context)
    {
        if (AdminSettings is not (null or PublicProperty.TakenAway) && this["AllowedOrg"] is null)
        {
            context.Refuse("ADMINSETTINGS needs ALLOWEDORG: the settings count only for users who have to sign in to an organization. Give ALLOWEDORG=ORGANIZATION as well, or leave ADMINSETTINGS out.");
        }
    }

    private void CheckProxies(SettingsInput context)
    {
        if (this["ProxyHttpMode"] == "manual")
        {
            if (this["OverrideProxyEmbeddedPac"] is not null && this["OverrideProxyPac"] is not null)
            {
                _notes.Add("OVERRIDEPROXYEMBEDDEDPAC and OVERRIDEPROXYPAC are both set: the embedded script counts, the file does not.");
            }

            return;
        }

        foreach (var property in PublicProperties.ProxyOverrides)
        {
            if (context.Given.TryGetValue(property.Name, out var value) && value != PublicProperty.TakenAway)
            {
                context.Refuse(
                    $"{property.Name} needs PROXYHTTPMODE=manual, and it is system{(context.Given.ContainsKey(PublicProperties.ProxyHttpMode) ? string.Empty : ", the default")}. "
                    + $"Give PROXYHTTPMODE=manual as well, or leave {property.Name} out.");
            }
            else if (_values.Remove(property.ValueName!))
            {
                _notes.Add($"{property.Name}, recorded by an earlier installation, is taken away: PROXYHTTPMODE is system.");
            }
        }
    }
}
