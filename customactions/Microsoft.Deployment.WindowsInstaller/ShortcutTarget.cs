namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What an advertised shortcut leads to.</summary>
/// <param name="ProductCode">The product; null when it is not known.</param>
/// <param name="Feature">The feature; null when it is not known.</param>
/// <param name="ComponentCode">The component's GUID; null when it is not known.</param>
public readonly record struct ShortcutTarget(string? ProductCode, string? Feature, string? ComponentCode);
