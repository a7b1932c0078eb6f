using System.Globalization;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>How a service was before an action changed it, as a text for the rollback store.</summary>
/// <param name="Configuration">Its configuration; null when it was not there.</param>
/// <param name="Running">True when it was running or starting.</param>
/// <param name="Dependents">The running services that need it, joined by slashes, in the order in which they have to be stopped.</param>
internal sealed record ServiceSnapshot(ServiceConfiguration? Configuration, bool Running, string Dependents = "")
{
    private const string RunningKey = "Running";

    /// <summary>Takes a snapshot.</summary>
    /// <exception cref="ActionFailedException">Windows does not tell.</exception>
    public static ServiceSnapshot Take(IServiceControlManager services, string service)
    {
        var error = services.Query(service, out var configuration);
        if (error is Win32Error.ServiceDoesNotExist or Win32Error.ServiceMarkedForDelete)
        {
            return new ServiceSnapshot(null, false);
        }

        if (error != Win32Error.Success)
        {
            throw new ActionFailedException($"The service {service} could not be read: {Win32Error.Describe(error)}. Close programs that manage services, then run the installation again.");
        }

        var running = services.QueryStatus(service, out var status) == Win32Error.Success && status.State is ServiceState.Running or ServiceState.StartPending;
        var dependents = running && services.QueryActiveDependents(service, out var active) == Win32Error.Success ? string.Join('/', active) : string.Empty;
        return new ServiceSnapshot(configuration, running, dependents);
    }

    /// <summary>Takes a snapshot with the rights of whoever started the installation, to whom a service may not tell anything.</summary>
    /// <returns>The snapshot; null when Windows does not tell.</returns>
    public static ServiceSnapshot? TryTake(IServiceControlManager services, string service)
    {
        try
        {
            return Take(services, service);
        }
        catch (ActionFailedException)
        {
            return null;
        }
    }

    /// <summary>Reads the text of a snapshot.</summary>
    public static ServiceSnapshot Parse(string text)
    {
        var data = new CustomActionData(text);
        if (!data.ContainsKey(nameof(ServiceConfiguration.ImagePath)))
        {
            return new ServiceSnapshot(null, false);
        }

        var failureActions = Text(data, nameof(ServiceConfiguration.FailureActions));
        return new ServiceSnapshot(
            new ServiceConfiguration
            {
                ServiceType = Number(data, nameof(ServiceConfiguration.ServiceType)) ?? ServiceConfiguration.OwnProcess,
                StartType = (ServiceStartType)(Number(data, nameof(ServiceConfiguration.StartType)) ?? (uint)ServiceStartType.Demand),
                ErrorControl = Number(data, nameof(ServiceConfiguration.ErrorControl)) ?? ServiceConfiguration.NormalErrorControl,
                ImagePath = data[nameof(ServiceConfiguration.ImagePath)],
                LoadOrderGroup = Text(data, nameof(ServiceConfiguration.LoadOrderGroup)) ?? string.Empty,
                Dependencies = Text(data, nameof(ServiceConfiguration.Dependencies)) ?? string.Empty,
                Account = Text(data, nameof(ServiceConfiguration.Account)) ?? string.Empty,
                DisplayName = Text(data, nameof(ServiceConfiguration.DisplayName)) ?? string.Empty,
                Description = Text(data, nameof(ServiceConfiguration.Description)),
                DelayedStart = Switch(data, nameof(ServiceConfiguration.DelayedStart)),
                SidType = Number(data, nameof(ServiceConfiguration.SidType)),
                RequiredPrivileges = Text(data, nameof(ServiceConfiguration.RequiredPrivileges)),
                FailureActions = failureActions is null
                    ? null
                    : new ServiceFailureActions(Number(data, nameof(ServiceFailureActions.ResetSeconds)) ?? 0, failureActions),
                FailureActionsOnNonCrash = Switch(data, nameof(ServiceConfiguration.FailureActionsOnNonCrash)),
                Security = Text(data, nameof(ServiceConfiguration.Security)),
            },
            data.ContainsKey(RunningKey),
            Text(data, nameof(Dependents)) ?? string.Empty);
    }

    /// <summary>The text of the snapshot.</summary>
    public override string ToString()
    {
        var data = new CustomActionData();
        if (Configuration is { } configuration)
        {
            Add(data, nameof(configuration.ServiceType), configuration.ServiceType);
            Add(data, nameof(configuration.StartType), (uint)configuration.StartType);
            Add(data, nameof(configuration.ErrorControl), configuration.ErrorControl);
            data.Add(nameof(configuration.ImagePath), configuration.ImagePath);
            data.Add(nameof(configuration.LoadOrderGroup), configuration.LoadOrderGroup);
            data.Add(nameof(configuration.Dependencies), configuration.Dependencies);
            data.Add(nameof(configuration.Account), configuration.Account);
            data.Add(nameof(configuration.DisplayName), configuration.DisplayName);
            Add(data, nameof(configuration.Description), configuration.Description);
            Add(data, nameof(configuration.DelayedStart), configuration.DelayedStart);
            Add(data, nameof(configuration.SidType), configuration.SidType);
            Add(data, nameof(configuration.RequiredPrivileges), configuration.RequiredPrivileges);
            Add(data, nameof(configuration.FailureActions), configuration.FailureActions?.Actions);
            Add(data, nameof(ServiceFailureActions.ResetSeconds), configuration.FailureActions?.ResetSeconds);
            Add(data, nameof(configuration.FailureActionsOnNonCrash), configuration.FailureActionsOnNonCrash);
            Add(data, nameof(configuration.Security), configuration.Security);
            if (Running)
            {
                data.Add(RunningKey, "1");
            }

            if (Dependents.Length > 0)
            {
                data.Add(nameof(Dependents), Dependents);
            }
        }

        return data.ToString();
    }

    private static void Add(CustomActionData data, string key, bool? value) => Add(data, key, value is { } isSet ? (isSet ? 1u : 0) : null);

    private static void Add(CustomActionData data, string key, uint? value) => Add(data, key, value?.ToString(CultureInfo.InvariantCulture));

    private static void Add(CustomActionData data, string key, string? value)
    {
        if (value is not null)
        {
            data.Add(key, value);
        }
    }

    private static string? Text(CustomActionData data, string key) => data.TryGetValue(key, out var value) ? value : null;

    private static bool? Switch(CustomActionData data, string key) => Number(data, key) is { } value ? value != 0 : null;

    private static uint? Number(CustomActionData data, string key) =>
        uint.TryParse(Text(data, key), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
