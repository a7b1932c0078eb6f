using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.Operations;

/// <summary>What an operation does.</summary>
/// <param name="progress">Where it tells how far it is.</param>
/// <param name="cancellation">
/// Cancelled when the operation was asked to end and can be, and when the helper stops. Work that is cancelled undoes what it did and throws
/// <see cref="OperationCanceledException"/>; work that can no longer be undone goes on to its end.
/// </param>
/// <returns>What was done, in a sentence.</returns>
/// <exception cref="RequestRefusedException">It failed; the problem says why and what to do.</exception>
internal delegate Task<string> OperationWork(IOperationProgress progress, CancellationToken cancellation);
