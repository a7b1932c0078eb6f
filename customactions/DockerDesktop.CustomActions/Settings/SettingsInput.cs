namespace DockerDesktop.CustomActions.Settings;

/// <summary>What settings are put together from.</summary>
/// <param name="Given">The public properties that count, by name.</param>
/// <param name="Recorded">What an earlier installation recorded.</param>
/// <param name="Refuse">Takes what contradicts each other.</param>
internal sealed record SettingsInput(IReadOnlyDictionary<string, string> Given, RecordedSettings Recorded, Action<string> Refuse);
