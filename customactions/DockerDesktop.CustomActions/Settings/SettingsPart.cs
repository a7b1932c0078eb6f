namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// Records the settings. For all users an action writes them, which decides again who may; for one user rows of the package do, but for those that hold secrets. Of an uninstall the rows' properties are
/// set as they are recorded: Windows restores removed values in a rollback as they were, Wine writes them anew from their rows, and so from the properties.
/// </summary>
internal sealed class SettingsPart : IInstallationPart
{
    /// <summary>Sets the properties that the authored registry values, and the conditions of their components, are taken from.</summary>
    /// <param name="context">The installation.</param>
    public static void Record(InstallationContext context)
    {
        foreach (var property in PublicProperties.All.FindAll(property => property is { ValueName: not null, IsSecret: false }))
        {
            var value = context.IsUninstall ? context.Recorded.Of(property) ?? property.Default : context.Settings[property.ValueName!];
            context.Record(property.ValueName!, value ?? string.Empty);
        }
    }

    public void Judge(InstallationContext context)
    {
    }

    public void Schedule(InstallationContext context)
    {
        Record(context);
        if (context.IsUninstall)
        {
            if (!context.IsUpgradeRemoval)
            {
                // A newer version takes them over.
                context.Hand("RemoveSettings");
            }

            foreach (var property in PublicProperties.All.FindAll(property => !property.IsForUninstall && property.Name != "ENABLEDESKTOPSHORTCUT" && context.Given.ContainsKey(property.Name)))
            {
                context.Log($"{property.Name} has no effect on an uninstall.");
            }

            return;
        }

        context.Hand("WriteSettings", Data(context));
        foreach (var property in PublicProperties.All.FindAll(property => property.IsForUninstall && context.Given.ContainsKey(property.Name)))
        {
            context.Log($"{property.Name} has an effect on an uninstall only, and is to be given there.");
        }

        foreach (var note in context.Settings.Notes)
        {
            context.Log(note);
        }

        context.Log($"Settings: {string.Join(", ", PublicProperties.All.FindAll(property => property.ValueName is not null).ConvertAll(property => Describe(property, context.Settings)))}.");
    }

    /// <summary>The values by name; those that may hold secrets are protected.</summary>
    private static (string Key, string Value)[] Data(InstallationContext context)
    {
        List<(string, string)> data = [];
        foreach (var property in PublicProperties.All)
        {
            if (property.ValueName is { } name && context.Settings[name] is { } value && (context.IsPerMachine || property.IsSecret))
            {
                data.Add(property.IsSecret ? context.Protect(name, value) : (name, value));
            }
        }

        if (context.IsPerMachine)
        {
            // The removal of an older version takes away what that recorded. Of admin-settings.json the action that changes it records what it did.
            foreach (var name in RecordedSettings.Made)
            {
                if (context.Recorded[name] is { } made && (name != RecordedSettings.AdminSettingsWrittenName || context.Settings.AdminSettings is null))
                {
                    data.Add((name, made));
                }
            }
        }

        return [.. data];
    }

    private static string Describe(PublicProperty property, InstallSettings settings) =>
        $"{property.ValueName} {(settings[property.ValueName!] is not { } value ? "not set" : property.IsSecret ? "set" : value)}";
}
