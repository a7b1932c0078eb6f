using System.Diagnostics.CodeAnalysis;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Changes to one service that wait until Windows has really made them, for the actions and their rollbacks alike.</summary>
internal sealed class ServiceOperations(IServiceControlManager services, IPause pause, Session session, string service)
{
    /// <summary>How often a state is looked at, and with <see cref="Interval"/> how long is waited: 60 seconds.</summary>
    internal const int Looks = 240;

    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Creates the service or, when it is there, changes it.</summary>
    /// <param name="configuration">What it shall be.</param>
    /// <param name="exists">True when it is there.</param>
    public void Apply(ServiceConfiguration configuration, bool exists)
    {
        var error = exists ? services.Change(service, configuration) : Create(configuration);
        if (error != Win32Error.Success)
        {
            throw Failed(exists ? "reconfigured" : "created", error);
        }

        if (configuration.Description is { } description)
        {
            Set("description", services.SetDescription(service, description));
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

            pause.Wait(Interval);
        }

        failure = $"The service {service} did not start within 60 seconds.";
        return false;
    }

    /// <summary>Stops the service and waits until it has stopped. One that is not there or does not run is fine.</summary>
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

            pause.Wait(Interval);
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
            Win32Error.ServiceMarkedForDelete => $"The service {service} is marked for deletion and goes when the last program that looks at it lets go.",
            _ => throw Failed("deleted", error),
        });
    }

    private uint Create(ServiceConfiguration configuration)
    {
        var error = services.Create(service, configuration);
        for (var look = 0; look < Looks && error == Win32Error.ServiceMarkedForDelete; look++)
        {
            pause.Wait(Interval);
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
            ? $"The service {service} could not be {what}: it is marked for deletion and some program still looks at it. Close the Services console and Task Manager, or restart the computer, then run the installation again."
            : $"The service {service} could not be {what}: {Win32Error.Describe(error)}. Look into the System event log for the service manager's messages, then run the installation again.");
}
