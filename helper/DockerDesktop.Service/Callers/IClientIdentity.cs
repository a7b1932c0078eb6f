namespace DockerDesktop.Service.Callers;

/// <summary>What the operating system told of a client when it was accepted; a feature of the connection, and disposed of with it.</summary>
internal interface IClientIdentity : IDisposable;
