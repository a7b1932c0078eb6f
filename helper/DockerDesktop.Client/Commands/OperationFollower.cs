using System.Globalization;
using DockerDesktop.Client.Connection;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;

namespace DockerDesktop.Client.Commands;

/// <summary>Has the helper begin something long, shows how far it is, and passes Ctrl+C on.</summary>
internal sealed class OperationFollower(CommandSession session)
{
    private const int PercentagesBetweenLines = 10;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    private int _shown = -PercentagesBetweenLines;

    /// <summary>Runs an operation to its end.</summary>
    /// <param name="begin">Has the helper begin.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    public async Task<ClientExitCode> RunAsync(Func<BackendClient, Task<Operation>> begin, CancellationToken cancellationToken)
    {
        Operation operation;
        try
        {
            using BackendClient client = session.Connect();
            // Not cancelled in the middle of a request: afterwards nobody would know whether the helper has begun.
            operation = await begin(client).ConfigureAwait(false);
            if (await FollowAsync(client, operation, cancellationToken).ConfigureAwait(false) is not { } ended)
            {
                return session.Fail(new ClientProblem(
                    "interrupted",
                    $"This program was interrupted. The helper goes on: operation {operation.Id} cannot be cancelled.",
                    "docker-desktop operations shows how far it is.",
                    ClientExitCode.Interrupted));
            }

            operation = ended;
        }
        catch (ClientException e)
        {
            return session.Fail(e.Problem);
        }

        return Report(operation);
    }

    // Null if the operation cannot be cancelled and the user does not wait.
    private async Task<Operation?> FollowAsync(BackendClient client, Operation operation, CancellationToken cancellationToken)
    {
        bool asked = false;
        while (operation.State is OperationState.Running or OperationState.Cancelling)
        {
            Show(operation);
            if (cancellationToken.IsCancellationRequested && !asked)
            {
                if (!operation.Cancellable)
                {
                    return null;
                }

                asked = true;
                operation = await CancelAsync(client, operation).ConfigureAwait(false);
                continue;
            }

            await Task.Delay(s_interval, asked ? CancellationToken.None : cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            operation = await client.GetAsync(
                ApiRoutes.ForOperation(ApiRoutes.Operation, operation.Id), ProtocolJson.Default.Operation, CancellationToken.None).ConfigureAwait(false);
        }

        EndLine();
        return operation;
    }

    private async Task<Operation> CancelAsync(BackendClient client, Operation operation)
    {
        EndLine();
        session.Console.Error.WriteLine("Cancelling: the helper undoes what it has done so far. Ctrl+C once more ends this program and not the helper's work.");
        try
        {
            return await client.PostAsync(
                ApiRoutes.ForOperation(ApiRoutes.OperationCancel, operation.Id), ProtocolJson.Default.Operation, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ClientException e) when (e.Problem.Code == ProblemCodes.OperationNotCancellable)
        {
            // It has just ended, or is past the point from which it goes back: how it ends is asked for next.
            return operation;
        }
    }

    private void Show(Operation operation)
    {
        if (session.Json)
        {
            return;
        }

        string text = $"{operation.Kind.ToWords()}: {operation.Percentage.ToString(CultureInfo.InvariantCulture)} %";
        if (session.Console.IsInteractive)
        {
            session.Console.Error.Write($"\r{text}   ");
        }
        else if (Math.Abs(operation.Percentage - _shown) >= PercentagesBetweenLines)
        {
            session.Console.Error.WriteLine(text);
            _shown = operation.Percentage;
        }
    }

    private void EndLine()
    {
        if (session.Console.IsInteractive && !session.Json)
        {
            session.Console.Error.WriteLine();
        }
    }

    private ClientExitCode Report(Operation operation)
    {
        switch (operation.State)
        {
            case OperationState.Succeeded:
                session.Print(operation, ProtocolJson.Default.Operation, static (done, output) => output.WriteLine(done.Result ?? "Done."));
                return ClientExitCode.Success;
            case OperationState.Cancelled:
                return session.Fail(new ClientProblem(
                    "cancelled", $"{operation.Kind.ToWords()}: cancelled, and undone.", "Run the command again when it suits.", ClientExitCode.Cancelled));
            default:
                return session.Fail(operation.Problem is { } problem
                    ? new ClientProblem(problem.Code, problem.Cause, problem.Fix, ClientExitCode.Failed)
                    : new ClientProblem(
                        ProblemCodes.InternalError,
                        $"{operation.Kind.ToWords()}: failed, and the helper does not say why.",
                        @"The helper's log file in %ProgramData%\DockerDesktop\service has the details.",
                        ClientExitCode.Failed));
        }
    }
}
