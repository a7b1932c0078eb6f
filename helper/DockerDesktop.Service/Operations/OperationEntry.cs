using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;

namespace DockerDesktop.Service.Operations;

/// <summary>One operation as the registry keeps it.</summary>
internal sealed class OperationEntry(string id, OperationKind kind, string ownerSid, bool cancellable, DateTimeOffset startedAt)
    : IOperationProgress, IDisposable
{
    private readonly Lock _lock = new();
    private OperationState _state = OperationState.Running;
    private int _percentage;
    private DateTimeOffset? _endedAt;
    private string? _result;
    private Problem? _problem;

    /// <summary>Identifier.</summary>
    public string Id => id;

    /// <summary>What it does.</summary>
    public OperationKind Kind => kind;

    /// <summary>SID of the account that started it.</summary>
    public string OwnerSid => ownerSid;

    /// <summary>Asks the work to end.</summary>
    public CancellationTokenSource Cancellation { get; } = new();

    /// <summary>Completes after the operation has ended; never fails.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>Whether somebody asked it to end.</summary>
    public bool IsCancelling
    {
        get
        {
            lock (_lock)
            {
                return _state == OperationState.Cancelling;
            }
        }
    }

    /// <summary>Whether it has ended.</summary>
    public bool IsEnded
    {
        get
        {
            lock (_lock)
            {
                return _endedAt is not null;
            }
        }
    }

    /// <inheritdoc/>
    public void Report(int percentage)
    {
        lock (_lock)
        {
            _percentage = Math.Clamp(percentage, 0, 100);
        }
    }

    /// <summary>Notes that somebody asked it to end.</summary>
    /// <returns>False if it has ended or cannot be cancelled.</returns>
    public bool TryCancel()
    {
        lock (_lock)
        {
            if (_endedAt is not null || !cancellable)
            {
                return false;
            }

            _state = OperationState.Cancelling;
        }

        // Not Cancel: that would run the work's own reaction here.
        _ = Cancellation.CancelAsync();
        return true;
    }

    /// <summary>Notes how it ended.</summary>
    public void End(OperationState state, DateTimeOffset endedAt, string? result, Problem? problem)
    {
        lock (_lock)
        {
            _state = state;
            _endedAt = endedAt;
            _result = result;
            _problem = problem;
            if (state == OperationState.Succeeded)
            {
                _percentage = 100;
            }
        }
    }

    /// <summary>What a client sees.</summary>
    public Operation Describe()
    {
        lock (_lock)
        {
            return new Operation(id, kind, _state, _percentage, cancellable && _endedAt is null, startedAt, _endedAt, _result, _problem);
        }
    }

    /// <summary>Frees the cancellation signal, after the end.</summary>
    public void Dispose() => Cancellation.Dispose();
}
