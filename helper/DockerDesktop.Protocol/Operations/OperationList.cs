namespace DockerDesktop.Protocol.Operations;

/// <summary>Answer of <see cref="ApiRoutes.Operations"/>.</summary>
/// <param name="Operations">Newest first; a user sees his own, an administrator all.</param>
public sealed record OperationList(IReadOnlyList<Operation> Operations);
