namespace DockerDesktop.Service.Logging;

/// <summary>A folder that stays what it is until it is disposed of.</summary>
internal interface ILogFolder : IDisposable
{
    /// <summary>Full path.</summary>
    string Path { get; }
}
