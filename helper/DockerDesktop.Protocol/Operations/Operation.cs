namespace DockerDesktop.Protocol.Operations;

/// <summary>
/// Something that takes longer than a request may. It lives as long as the helper runs; of each account the newest <see cref="ApiLimits.KeptOperations"/> are
/// kept that have ended.
/// </summary>
/// <param name="Id">Identifier: 32 hexadecimal digits in lower case.</param>
/// <param name="Kind">What it does.</param>
/// <param name="State">How far it is.</param>
/// <param name="Percentage">0 to 100; never goes back, except to undo.</param>
/// <param name="Cancellable">Whether <see cref="ApiRoutes.OperationCancel"/> would be heeded.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it is in progress.</param>
/// <param name="Result">What was done, in a sentence; null until it succeeded.</param>
/// <param name="Problem">Why it failed; null unless it did.</param>
public sealed record Operation(
    string Id,
    OperationKind Kind,
    OperationState State,
    int Percentage,
    bool Cancellable,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt = null,
    string? Result = null,
    Problem? Problem = null);
