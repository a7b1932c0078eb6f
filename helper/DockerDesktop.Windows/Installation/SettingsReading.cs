using DockerDesktop.Protocol;

namespace DockerDesktop.Windows.Installation;

/// <summary>The recorded settings and what was wrong with them.</summary>
/// <param name="Settings">The settings to work by; where one could not be understood, the value that allows least.</param>
/// <param name="Faults">One text for each fault; empty when all was well.</param>
internal sealed record SettingsReading(RecordedSettings Settings, IReadOnlyList<string> Faults);
