using System.Diagnostics.CodeAnalysis;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Changes to one service that wait until Windows has really made them, for the actions and their rollbacks alike.</summary>
/// <param name="services">The services.</param>
/// <param name="pause">How to wait.</param>
/// <param name="session">The running action.</param>
/// <param name="service">The service's name.</param>
/// <param name="progress">The action's share of the progress bar; null in a rollback, which has none.</param>
internal sealed class ServiceOperations(IServiceControlManager services, IPause pause, Session session, string service, ProgressShare? progress = null)
{
    /// <summary>How often a state is looked at, and with <see cref="Interval"/> how long is waited: 60 seconds.</summary>
    internal const int Looks = 240;

    /// <summary>How often, in looks, somebody who watches is told that the wait goes on: every 5 seconds.</summary>
    internal const int LooksBetweenReports = 20;

    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Creates the service or, when it is there, changes it.</summary>
    /// <param name="configuration">What it shall be.</param>
    /// <param name="exists">True when it is there.</param>
    /// <param name="isGoing">Told when it turns out to be marked for deletion, before that is waited for: what is there then cannot be brought back.</param>
    public void Apply(ServiceConfiguration configuration, bool exists, Action? isGoing = null)
    {
        var error = exists ? services.Change(service, configuration) : Create(configuration);
        if (exists && error is Win32Error.ServiceMarkedForDelete or Win32Error.ServiceDoesNotExist)
        {
            // Deleted by somebody else, but still there: it goes once it has stopped and nobody has it open any more, and is made anew then.
            isGoing?.Invoke();
            Stop();
            exists = false;
            error = Create(configuration);
        }

        if (error == Win32Error.InvalidServiceAccount)
        {
            throw new ActionFailedException(
                $"The service {service} could not be given the account {configuration.Account}: Windows wants its password, which nobody can read. "
                + "Set the account in the Services console, with its password, then start the service.");
        }

        if (error != Win32Error.Success)
        {
            throw Failed(exists ? "reconfigured" : "created", error);
        }

        if (configuration.Description is { } description)
        {
            Set("description", services.SetDescription(service, description));
        }

        if (configuration.DelayedStart is { } isDelayed)
        {
            Set("delayed start", services.SetDelayedStart(service, isDelayed));
        }

        if (configuration.SidType is { } sidType)
        {
            Set("service SID", services.SetSidType(service, sidType));
        }

        if (configuration.RequiredPrivileges is { } privileges)
        {
            Set("required privileges", services.SetRequiredPrivileges(service, privileges));
        }

        if (configuration.FailureActions is { } failureActions)
        {
            Set("failure actions", services.SetFailureActions(service, failureActions));
        }

        if (configuration.FailureActionsOnNonCrash is { } isForNonCrash)
        {
            Set("failure actions flag", services.SetFailureActionsFlag(service, isForNonCrash));
        }

        if (configuration.Security is { } security)
        {
            Set("security descriptor", services.SetSecurity(service, security));
        }
    }

    /// <summary>Starts the service and waits until it runs.</summary>
    /// <exception cref="ActionFailedException">It does not run.</exception>
    public void Start()
    {
        if (!TryStart(out var failure))
        {
            throw new ActionFailedException($"{failure} Look into the Application event log for its messages, then start it with \"sc start {service}\" in an elevated command prompt.");
        }
    }

    /// <summary>Starts the service, then those that need it.</summary>
    /// <param name="dependents">Their names, joined by slashes, in the order in which they were stopped.</param>
    /// <exception cref="ActionFailedException">The service itself does not run.</exception>
    public void StartWithDependents(string dependents)
    {
        Start();
        StartDependents(dependents);
    }

    /// <summary>Starts services that need this one, which runs. One that does not start is a warning: it is somebody else's.</summary>
    /// <param name="dependents">Their names, joined by slashes, in the order in which they were stopped.</param>
    public void StartDependents(string dependents)
    {
        var names = dependents.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Array.Reverse(names);
        foreach (var dependent in names)
        {
            if (!Needs(dependent))
            {
                session.Log($"The service {dependent} does not need {service} and is left as it is.");
                continue;
            }

            if (!new ServiceOperations(services, pause, session, dependent, progress).TryStart(out var failure))
            {
                session.Log($"Warning: {failure} It needs the service {service}, with which it was stopped. Start it with \"sc start {dependent}\" in an elevated command prompt.");
            }
        }
    }

    /// <summary>Starts the service and waits until it runs. One that runs already is fine.</summary>
    /// <param name="failure">What went wrong, as a sentence.</param>
    /// <returns>True when it runs.</returns>
    public bool TryStart([NotNullWhen(false)] out string? failure)
    {
        failure = null;
        var started = services.Start(service);
        if (started is not (Win32Error.Success or Win32Error.ServiceAlreadyRunning))
        {
            failure = $"The service {service} could not be started: {Win32Error.Describe(started)}.";
            return false;
        }

        for (var look = 0; look < Looks; look++)
        {
            var error = services.QueryStatus(service, out var status);
            if (error != Win32Error.Success)
            {
                failure = $"The service {service} could not be queried while it was starting: {Win32Error.Describe(error)}.";
                return false;
            }

            switch (status.State)
            {
                case ServiceState.Running:
                    session.Log(started == Win32Error.Success ? $"Started the service {service}." : $"The service {service} runs already.");
                    return true;
                case ServiceState.Stopped:
                    failure = $"The service {service} could not be started: it ended with {Win32Error.Describe(status.ExitCode)}.";
                    return false;
            }

            Wait(look, "start");
        }

        failure = $"The service {service} did not start within 60 seconds.";
        return false;
    }

    /// <summary>Stops the service, with those that need it, and waits until it has stopped. One that is not there or does not run is fine.</summary>
    public void Stop()
    {
        var asked = false;
        for (var look = 0; look < Looks; look++)
        {
            // A service that is just starting refuses controls; it is asked again.
            if (!asked)
            {
                var error = services.Stop(service);
                switch (error)
                {
                    case Win32Error.ServiceDoesNotExist or Win32Error.ServiceNotActive:
                        return;
                    case Win32Error.Success:
                        asked = true;
                        break;
                    case Win32Error.ServiceCannotAcceptControl:
                        break;
                    case Win32Error.DependentServicesRunning when look < Looks - 1:
                        StopDependents();
                        continue;
                    default:
                        throw Failed("stopped", error);
                }
            }

            // Gone, or past asking, is stopped too.
            if (services.QueryStatus(service, out var status) != Win32Error.Success || status.State == ServiceState.Stopped)
            {
                session.Log($"Stopped the service {service}.");
                return;
            }

            Wait(look, "stop");
        }

        throw new ActionFailedException($"The service {service} did not stop within 60 seconds. Stop it in the Services console or end its process, then run this again.");
    }

    /// <summary>Deletes the stopped service. One that is gone, or goes when its last handle is closed, is fine.</summary>
    public void Delete()
    {
        var error = services.Delete(service);
        session.Log(error switch
        {
            Win32Error.Success => $"Deleted the service {service}.",
            Win32Error.ServiceDoesNotExist => $"The service {service} is gone already.",
            Win32Error.ServiceMarkedForDelete => $"The service {service} is marked for deletion and goes when the last program that has it open closes it.",
            _ => throw Failed("deleted", error),
        });
    }

    /// <summary>The names that a commit action is handed are no more than a user's word: only what depends on this service is started with it. One that is gone is told as that.</summary>
    private bool Needs(string dependent) =>
        services.Query(dependent, out var configuration) != Win32Error.Success || configuration is null
        || Array.Exists(configuration.Dependencies.Split('/'), name => name.Equals(service, StringComparison.OrdinalIgnoreCase));

    private void StopDependents()
    {
        var error = services.QueryActiveDependents(service, out var dependents);
        if (error != Win32Error.Success)
        {
            throw Failed("stopped, because others that run need it and are not told", error);
        }

        foreach (var dependent in dependents)
        {
            session.Log($"The service {dependent} needs {service} and is stopped first.");
            new ServiceOperations(services, pause, session, dependent, progress).Stop();
        }
    }

    /// <summary>Waits between two looks. Whoever watches sees it, and may cancel an installation; a rollback or commit goes on whatever he answers.</summary>
    private void Wait(int look, string what)
    {
        if (look % LooksBetweenReports == 0)
        {
            var text = $"Waiting for the service {service} to {what}";
            if (progress is null)
            {
                session.SendText(InstallMessage.ActionData, text);
            }
            else
            {
                progress.Step(text);
            }
        }

        pause.Wait(Interval);
    }

    private uint Create(ServiceConfiguration configuration)
    {
        var error = services.Create(service, configuration);
        for (var look = 0; look < Looks && error == Win32Error.ServiceMarkedForDelete; look++)
        {
            Wait(look, "go, which is marked for deletion");
            error = services.Create(service, configuration);
        }

        return error == Win32Error.ServiceExists ? services.Change(service, configuration) : error;
    }

    private void Set(string what, uint error)
    {
        if (Win32Error.IsNotSupported(error))
        {
            session.Log($"Warning: this system does not support setting the {what} of a service ({Win32Error.Describe(error)}); {service} is left without it.");
        }
        else if (error != Win32Error.Success)
        {
            throw Failed($"given its {what}", error);
        }
    }

    private ActionFailedException Failed(string what, uint error) => new(
        error == Win32Error.ServiceMarkedForDelete
            ? $"The service {service} could not be {what}: it is marked for deletion, and goes only when the last program that has it open closes it. Any signed-in user's program may be that one. "
                + "Close the Services console, Task Manager and programs that watch services, in the sessions of other users too, or restart the computer; then run the installation again."
            : $"The service {service} could not be {what}: {Win32Error.Describe(error)}. Look into the System event log for the service manager's messages, then run the installation again.");
}
