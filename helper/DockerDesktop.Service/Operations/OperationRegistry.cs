using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Operations;

/// <summary>Runs what takes longer than a request may, and remembers how it went. When the helper stops, what is in progress is asked to undo itself.</summary>
internal sealed class OperationRegistry(TimeProvider time, ILogger logger) : IHostedService, IDisposable
{
    /// <summary>Operations of all accounts that are remembered after they have ended.</summary>
    public const int KeptOfAll = 4 * ApiLimits.KeptOperations;

    private readonly Lock _lock = new();
    private readonly List<OperationEntry> _entries = []; // oldest first
    private bool _stopping;

    /// <summary>Starts an operation.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="caller">Who asks for it.</param>
    /// <param name="cancellable">Whether it can be asked to end.</param>
    /// <param name="work">What is done, on another thread.</param>
    /// <exception cref="RequestRefusedException">Another one on the same subject is in progress, or the helper stops.</exception>
    public Operation Start(OperationKind kind, Caller caller, bool cancellable, OperationWork work)
    {
        OperationEntry entry = new(
            Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), kind, caller.Sid, cancellable, time.GetUtcNow());
        lock (_lock)
        {
            if (_stopping)
            {
                throw new RequestRefusedException(Problems.ServiceStopping("The helper is stopping and starts no operation."));
            }

            if (_entries.Find(other => !other.IsEnded && SubjectOf(other.Kind) == SubjectOf(kind)) is { } running)
            {
                throw new RequestRefusedException(Problem.Create(
                    StatusCodes.Status409Conflict,
                    ProblemCodes.OperationInProgress,
                    "Another operation is in progress",
                    $"The operation {running.Id} ({running.Kind}) is in progress, and works on the same.",
                    "Wait until it has ended, then try again."));
            }

            // What is in progress is never forgotten: one of each subject at most, so that those are few.
            _entries.Add(entry);
            entry.Completion = OwnThread.RunAsync(() => RunAsync(entry, work)).Unwrap();
        }

        logger.OperationStarted(kind, entry.Id, caller.Sid);
        return entry.Describe();
    }

    /// <summary>Returns an operation that the caller may see: his own, or any if he is an administrator.</summary>
    /// <exception cref="RequestRefusedException">There is none.</exception>
    public Operation Get(string id, Caller caller) => Find(id, caller).Describe();

    /// <summary>Returns the operations that the caller may see, newest first.</summary>
    public IReadOnlyList<Operation> GetAll(Caller caller)
    {
        lock (_lock)
        {
            return [.. _entries.Where(entry => IsVisible(entry, caller)).Reverse().Select(entry => entry.Describe())];
        }
    }

    /// <summary>Returns the operation of a kind that is in progress, whoever started it; null if there is none.</summary>
    public Operation? FindRunning(OperationKind kind)
    {
        lock (_lock)
        {
            return _entries.Find(entry => entry.Kind == kind && !entry.IsEnded)?.Describe();
        }
    }

    /// <summary>Asks an operation to end.</summary>
    /// <exception cref="RequestRefusedException">There is none that the caller may see, it has ended, or it cannot be cancelled.</exception>
    public Operation Cancel(string id, Caller caller)
    {
        OperationEntry entry = Find(id, caller);
        if (!entry.TryCancel())
        {
            throw new RequestRefusedException(Problem.Create(
                StatusCodes.Status409Conflict,
                ProblemCodes.OperationNotCancellable,
                "The operation cannot be cancelled",
                entry.IsEnded ? $"The operation {id} has ended." : $"An operation of the kind {entry.Kind} goes on to its end.",
                "Ask for the operation's state."));
        }

        return entry.Describe();
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks everything in progress to undo itself, and waits for it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<OperationEntry> running;
        lock (_lock)
        {
            _stopping = true;
            running = _entries.FindAll(entry => !entry.IsEnded);
        }

        foreach (OperationEntry entry in running)
        {
            _ = entry.Cancellation.CancelAsync();
        }

        foreach (OperationEntry entry in running)
        {
            try
            {
                await entry.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The next start finishes what it left.
                logger.OperationLeft(entry.Kind, entry.Id);
            }
        }
    }

    /// <summary>Forgets all operations that have ended.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (OperationEntry entry in _entries.Where(entry => entry.IsEnded))
            {
                entry.Dispose();
            }
        }
    }

    private static OperationSubject SubjectOf(OperationKind kind) => kind switch
    {
        OperationKind.VmCreate or OperationKind.VmStart or OperationKind.VmStop or OperationKind.VmDestroy or OperationKind.VhdxMove =>
            OperationSubject.VirtualMachine,
        OperationKind.EngineStart or OperationKind.EngineStop or OperationKind.ContainerDataDelete => OperationSubject.WindowsEngine,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "the kind has no subject"),
    };

    private static bool IsVisible(OperationEntry entry, Caller caller) => caller.Role == CallerRole.Administrator || entry.OwnerSid == caller.Sid;

    private void Forget(Predicate<OperationEntry> which, int kept)
    {
        List<OperationEntry> ended = _entries.FindAll(entry => entry.IsEnded && which(entry));
        foreach (OperationEntry old in ended.Take(ended.Count - kept))
        {
            _entries.Remove(old);
            old.Dispose();
        }
    }

    private OperationEntry Find(string id, Caller caller)
    {
        lock (_lock)
        {
            return _entries.Find(entry => entry.Id == id && IsVisible(entry, caller)) ?? throw new RequestRefusedException(Problem.Create(
                StatusCodes.Status404NotFound,
                ProblemCodes.UnknownOperation,
                "There is no such operation",
                $"There is no operation {id} that {caller.Sid} may see: of those that have ended, the helper keeps each account's newest "
                    + $"{ApiLimits.KeptOperations} until it stops.",
                "Look at the state of what the operation was to change."));
        }
    }

    private async Task RunAsync(OperationEntry entry, OperationWork work)
    {
        OperationState state;
        string? result = null;
        Problem? problem = null;
        try
        {
            result = await work(entry, entry.Cancellation.Token).ConfigureAwait(false);
            state = OperationState.Succeeded;
        }
        catch (RequestRefusedException e)
        {
            state = OperationState.Failed;
            problem = e.Problem;
        }
        catch (OperationCanceledException) when (entry.Cancellation.IsCancellationRequested)
        {
            state = entry.IsCancelling ? OperationState.Cancelled : OperationState.Failed;
            problem = entry.IsCancelling ? null : Problems.ServiceStopping("The helper stopped while the operation was in progress.");
        }
        catch (Exception e)
        {
            logger.OperationDefect(entry.Kind, entry.Id, e);
            state = OperationState.Failed;
            problem = ProblemMiddleware.InternalError();
        }

        lock (_lock)
        {
            entry.End(state, time.GetUtcNow(), result, problem);
            Forget(other => other.OwnerSid == entry.OwnerSid, ApiLimits.KeptOperations);
            Forget(_ => true, KeptOfAll);
        }

        logger.OperationEnded(entry.Kind, entry.Id, state, result ?? problem?.Cause ?? "undone as asked");
    }
}
