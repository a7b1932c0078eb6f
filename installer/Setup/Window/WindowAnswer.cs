using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.Setup.Window;

/// <summary>What the user chose.</summary>
/// <param name="Scope">For whom.</param>
/// <param name="RemovesData">Whether an uninstall removes the data too.</param>
internal sealed record WindowAnswer(PackageScope Scope, bool RemovesData);
