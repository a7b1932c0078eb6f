using System.ComponentModel;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.EngineAccess;
using DockerDesktop.Service.Engine;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;
using DockerDesktop.Windows.Pipes;
using DockerDesktop.Windows.Services;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.EngineAccess;

/// <summary>
/// With ENGINEACCESS=pipeacl, adds the group docker-users to the access list of the engine's pipe each time that the engine has made it anew. The list of pipes
/// is looked at, which opens none; a pipe itself is opened only when it is new, and from time to time to see that the entry is still there.
/// </summary>
internal sealed class EnginePipeKeeper(
    IPipeAccess pipes, ISystemServices services, IInstallationRegistry registry, LocalGroupLookup usersGroup, TimeProvider time, ILogger logger)
        : BackgroundService
{
    /// <summary>How often the list of pipes is looked at.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    /// <summary>How often it is seen whether the entry is still there, and whether the setting was recorded anew.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);

    /// <summary>How soon a failed change is tried again at first; twice as long each time, up to <see cref="CheckInterval"/>.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(250);

    private volatile PipeAccessFinding _finding = new(EngineAccessState.Waiting, "The helper has not looked at the engine's pipe yet.");
    private string? _defect;
    private uint? _engineProcess;
    private long _checkedAt;
    private TimeSpan _retry = FirstRetry;

    /// <summary>What the last look found. It has no meaning in the other modes.</summary>
    public PipeAccessFinding Finding => _finding;

    /// <summary>Looks once, and changes the access list where that is due.</summary>
    /// <returns>How long to wait until the next look.</returns>
    public TimeSpan Look()
    {
        RecordedSettings settings = RecordedSettingsReader.Read(registry).Settings;
        if (settings.EngineAccess != EngineAccessMode.PipeAcl || settings.DisableWindowsContainers)
        {
            Forget();
            return CheckInterval;
        }

        if (usersGroup.Sid is not { } group)
        {
            Report(new PipeAccessFinding(
                EngineAccessState.Failed,
                $"There is no group to let in: {usersGroup.Failure}.",
                "Create the local group docker-users, add those who may use the engine, and restart the service com.docker.service."));
            return CheckInterval;
        }

        if (!pipes.Exists(EnginePipe.Name))
        {
            Forget();
            Report(new PipeAccessFinding(EngineAccessState.Waiting, $"{EnginePipe.Path} is not there: the engine does not run."));
            return LookInterval;
        }

        uint? process = FindEngineProcess();
        bool isKnown = _finding.State == EngineAccessState.InForce && process == _engineProcess && time.GetElapsedTime(_checkedAt) < CheckInterval;
        return isKnown ? LookInterval : Open(group, process);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = Look();
                _defect = null;
            }
            catch (Exception e)
            {
                if (_defect != e.Message)
                {
                    logger.BackgroundDefect("the engine's pipe", e);
                }

                _defect = e.Message;
                _finding = new PipeAccessFinding(
                    EngineAccessState.Failed,
                    $"{EnginePipe.Path} could not be looked at: {e.Message} It is tried again.",
                    "If it stays, the log of com.docker.service has the details; or install with ENGINEACCESS=group.");
                wait = CheckInterval;
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Open(string group, uint? process)
    {
        try
        {
            using IOpenPipe? pipe = pipes.TryOpen(EnginePipe.Name);
            if (pipe is null)
            {
                // Gone again, or each instance has a client: the engine makes another one at once.
                return Retry(new PipeAccessFinding(EngineAccessState.Waiting, $"{EnginePipe.Path} is busy or going; it is tried again."));
            }

            byte[] descriptor = pipe.GetSecurity();
            string owner = PipeAccessList.GetOwner(descriptor);
            if (!PipeAccessList.IsTrustedOwner(owner))
            {
                Report(new PipeAccessFinding(
                    EngineAccessState.Failed,
                    $"{EnginePipe.Path} belongs to {(owner.Length == 0 ? "nobody" : owner)}, and the engine's belongs to SYSTEM or Administrators: another "
                        + "program pretends to be the engine. Nobody was let in.",
                    "As an administrator, find the program that holds the pipe, end it, and start the engine again."));
                return CheckInterval;
            }

            if (PipeAccessList.Add(descriptor, group) is { } changed)
            {
                pipe.SetAccess(changed);
                logger.EnginePipeOpened(group);
            }
        }
        catch (PipeAccessException e)
        {
            Report(new PipeAccessFinding(EngineAccessState.Failed, $"{e.Message}.", e.Fix));
            return CheckInterval;
        }
        catch (Win32Exception e)
        {
            return Retry(new PipeAccessFinding(
                EngineAccessState.Failed,
                $"The access list of {EnginePipe.Path} cannot be changed (error {e.NativeErrorCode}, {e.Message}); it is tried again.",
                "If it stays, restart the engine; or install with ENGINEACCESS=group."));
        }

        _engineProcess = process;
        _checkedAt = time.GetTimestamp();
        _retry = FirstRetry;
        Report(new PipeAccessFinding(EngineAccessState.InForce, $"The helper has let the group docker-users ({group}) into {EnginePipe.Path}."));
        return LookInterval;
    }

    private TimeSpan Retry(PipeAccessFinding finding)
    {
        Report(finding);
        TimeSpan wait = _retry;
        _retry = wait * 2 < CheckInterval ? wait * 2 : CheckInterval;
        return wait;
    }

    private void Forget()
    {
        _engineProcess = null;
        _retry = FirstRetry;
    }

    private void Report(PipeAccessFinding finding)
    {
        // Once for each cause, however often it is looked.
        if (finding is { State: EngineAccessState.Failed, Fix: { } fix } && finding.Cause != _finding.Cause)
        {
            logger.EnginePipeFailed(finding.Cause, fix);
        }

        _finding = finding;
    }

    // Tells one engine from the next even when the pipe was gone for less than the time between two looks. An engine that is not a service is told by the next
    // check.
    private uint? FindEngineProcess()
    {
        try
        {
            return services.Find(WindowsEngine.ServiceName)?.ProcessId;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
