using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Windows.Calls;
using DockerDesktop.Windows.Wmi;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.VirtualMachine;

/// <summary>A connection to Hyper-V in which every failure is one that a caller can be told.</summary>
internal sealed class HyperVSession : IAsyncDisposable
{
    private static readonly TimeSpan s_longestJob = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    private readonly WmiConnection _connected;
    private readonly TimeProvider _time;

    private HyperVSession(WmiConnection connected, TimeProvider time)
    {
        _connected = connected;
        _time = time;
    }

    /// <summary>Connects.</summary>
    /// <param name="wmi">WMI.</param>
    /// <param name="limits">How long Hyper-V may take to answer; a job that it starts has a limit of its own.</param>
    /// <param name="time">What waits for jobs go by.</param>
    /// <exception cref="RequestRefusedException">Hyper-V is off, WMI refuses or does not answer; so of all methods here.</exception>
    public static async Task<HyperVSession> OpenAsync(WmiConnector wmi, WmiLimits limits, TimeProvider time) =>
        new(await AskAsync(wmi.ConnectAsync(HyperV.Namespace, limits)).ConfigureAwait(false), time);

    /// <summary>Runs a query.</summary>
    public Task<IReadOnlyList<WmiInstance>> QueryAsync(string query) => AskAsync(_connected.QueryAsync(query));

    /// <summary>Reads an instance anew; null if it is gone.</summary>
    public Task<WmiInstance?> FindAsync(string path) => AskAsync(_connected.FindAsync(path));

    /// <summary>Writes settings as text.</summary>
    public Task<string> DescribeAsync(string template, IReadOnlyDictionary<string, object> changes) => AskAsync(_connected.DescribeAsync(template, changes));

    /// <summary>Returns the only instance of a class.</summary>
    public async Task<WmiInstance> GetServiceAsync(string className) =>
        await QueryAsync($"SELECT * FROM {className}").ConfigureAwait(false) is [var only, ..] ? only : throw HyperVOff($"Hyper-V has no {className}.");

    /// <summary>Returns the settings that Hyper-V takes for a new resource of a kind.</summary>
    public async Task<WmiInstance> GetDefaultAsync(string className, string subtype)
    {
        IReadOnlyList<WmiInstance> all = await QueryAsync(WmiQuery.Where(className, "ResourceSubType", subtype)).ConfigureAwait(false);
        return all.FirstOrDefault(resource => resource.Text("InstanceID")?.EndsWith("Default", StringComparison.Ordinal) == true)
            ?? throw Failed($"Hyper-V has no default settings of the kind {subtype}.");
    }

    /// <summary>Calls a method and waits for the job that it may start.</summary>
    /// <param name="target">The instance.</param>
    /// <param name="className">The class that declares the method.</param>
    /// <param name="method">Its name.</param>
    /// <param name="inputs">Its parameters.</param>
    /// <param name="progress">Told the job's percentages.</param>
    /// <param name="cancellationToken">Ends the waiting; Hyper-V goes on with the job.</param>
    /// <returns>The method's results.</returns>
    /// <exception cref="RequestRefusedException">It failed, or took too long.</exception>
    public async Task<WmiInstance> CallAsync(
        WmiInstance target, string className, string method, IReadOnlyDictionary<string, object> inputs, IOperationProgress progress,
        CancellationToken cancellationToken)
    {
        WmiInstance results = await AskAsync(_connected.InvokeAsync(target.Path, className, method, inputs)).ConfigureAwait(false);
        switch (results.Number("ReturnValue"))
        {
            case HyperV.Completed:
                return results;
            case HyperV.JobStarted:
                await WaitAsync(method, results.Text("Job") ?? throw Failed($"{method} started a job that Hyper-V does not name."), progress, cancellationToken)
                    .ConfigureAwait(false);
                return results;
            case long result:
                throw Failed($"{method} returned {result} ({HyperV.Describe(result)}).");
            default:
                throw Failed($"{method} returned nothing.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connected.DisposeAsync();

    /// <summary>502: Hyper-V failed.</summary>
    public static RequestRefusedException Failed(string cause) => new(Problem.Create(
        StatusCodes.Status502BadGateway,
        ProblemCodes.WindowsError,
        "Hyper-V failed",
        cause,
        "See the event log Microsoft-Windows-Hyper-V-VMMS-Admin, and \"docker-desktop features\" for what Hyper-V needs; then try again."));

    private async Task WaitAsync(string method, string job, IOperationProgress progress, CancellationToken cancellationToken)
    {
        long begun = _time.GetTimestamp();
        while (true)
        {
            // Hyper-V forgets a job minutes after its end, never before.
            WmiInstance state = await FindAsync(job).ConfigureAwait(false) ?? throw Failed($"Hyper-V has lost the job of {method}.");
            switch (state.Number("JobState"))
            {
                case 7 or 32768: // Completed, CompletedWithWarnings
                    return;
                case 2 or 3 or 4 or 5 or 6: // New, Starting, Running, Suspended, ShuttingDown
                    break;
                case long ended:
                    string cause = state.Text("ErrorDescription") is { Length: > 0 } text ? text : $"the job ended in the state {ended}";
                    throw Failed($"{method} failed with error {state.Number("ErrorCode") ?? 0}: {cause}");
                default:
                    throw Failed($"Hyper-V does not tell the state of the job of {method}.");
            }

            if (_time.GetElapsedTime(begun) > s_longestJob)
            {
                throw new RequestRefusedException(Problem.Create(
                    StatusCodes.Status504GatewayTimeout,
                    ProblemCodes.OperationTimeout,
                    "Hyper-V took too long",
                    $"{method} had not ended after {s_longestJob.TotalMinutes:0} minutes.",
                    "Look into Hyper-V Manager for what it waits for; restarting the service vmms, or the computer, ends it."));
            }

            progress.Report((int)Math.Clamp(state.Number("PercentComplete") ?? 0, 0, 99));
            await Task.Delay(s_interval, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<T> AskAsync<T>(Task<T> question)
    {
        try
        {
            return await question.ConfigureAwait(false);
        }
        catch (CallTimeoutException e)
        {
            throw NoAnswer($"{e.Message}.");
        }
        catch (WmiException e) when (e.Error == WmiException.TimedOut)
        {
            throw NoAnswer($"WMI gave no further result in time ({e.Step}).");
        }
        catch (WmiException e) when (e.Error is WmiException.InvalidNamespace or WmiException.InvalidClass)
        {
            throw HyperVOff(e.Message);
        }
        catch (WmiException e) when (e.Error == WmiException.ServiceDisabled)
        {
            throw new RequestRefusedException(Problems.WrongState(
                $"Windows Management Instrumentation is off: {e.Message}.",
                "An administrator can set the service Winmgmt to start automatically and start it."));
        }
        catch (WmiException e)
        {
            throw Failed($"{e.Message}.");
        }
    }

    private static RequestRefusedException NoAnswer(string cause) => new(Problem.Create(
        StatusCodes.Status504GatewayTimeout,
        ProblemCodes.OperationTimeout,
        "Windows Management Instrumentation does not answer",
        cause,
        "Try again. If it stays, an administrator can restart the services vmms and Winmgmt, or the computer; the event log "
            + "Microsoft-Windows-WMI-Activity/Operational names what hangs."));

    private static RequestRefusedException HyperVOff(string cause) => new(Problems.NotInstalled(
        $"Hyper-V is not on: {cause}",
        "An administrator can turn on the Windows feature Microsoft-Hyper-V and restart the computer; \"docker-desktop features\" says what else is missing."));
}
