namespace Installer.Wix;

/// <summary>The version of the WiX Toolset whose output this compiler reproduces.</summary>
internal static class WixVersion
{
    /// <summary>The version.</summary>
    public static Version Emulated { get; } = new(6, 0, 2, 0);
}
