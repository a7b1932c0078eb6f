namespace DockerDesktop.Windows.Pipes;

/// <summary>Another process already has the pipe's name.</summary>
internal sealed class PipeNameTakenException(string path) : IOException($"another process already has the pipe {path}");
