namespace DockerDesktop.Service.EngineAccess;

/// <summary>The Windows engine's pipe.</summary>
internal static class EnginePipe
{
    /// <summary>The name without its prefix.</summary>
    public const string Name = "docker_engine";

    /// <summary>The full path.</summary>
    public const string Path = @"\\.\pipe\" + Name;
}
