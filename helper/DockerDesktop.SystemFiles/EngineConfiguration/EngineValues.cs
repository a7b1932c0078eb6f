namespace DockerDesktop.SystemFiles.EngineConfiguration;

/// <summary>What the product put into the engine's configuration file, and so may take out of it.</summary>
[Flags]
internal enum EngineValues
{
    None = 0,

    /// <summary>The member <c>group</c>.</summary>
    Group = 1,

    /// <summary>The member <c>hosts</c>.</summary>
    Hosts = 2,

    /// <summary>The TCP listener in a member <c>hosts</c> that was there.</summary>
    TcpListener = 4,

    /// <summary>The pipe's listener in a member <c>hosts</c> that was there and empty.</summary>
    PipeListener = 8,

    /// <summary>The object itself, and the file when nothing else is in it.</summary>
    File = 16,
}
