namespace DockerDesktop.CustomActions.Settings;

/// <summary>The names of the engines as values of ENGINE and in the registry.</summary>
internal static class EngineNames
{
    /// <summary>Reads a name.</summary>
    /// <param name="name">The name, in any case of letters.</param>
    /// <returns>The engine; null for no name or another.</returns>
    public static Engine? TryParse(string? name) => name?.ToLowerInvariant() switch
    {
        "wsl" => Engine.Wsl,
        "hyperv" => Engine.HyperV,
        "windows" => Engine.Windows,
        _ => null,
    };

    /// <summary>The name of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <returns>Its name.</returns>
    public static string ToName(this Engine engine) => engine switch
    {
        Engine.HyperV => "hyperv",
        Engine.Windows => "windows",
        _ => "wsl",
    };
}
