using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>When a service starts, as one word: those of <c>sc config start=</c>. So it stands in custom-action data and in the registry.</summary>
internal static class StartTypeName
{
    public const string Automatic = "auto";
    public const string DelayedAutomatic = "delayed-auto";
    public const string Demand = "demand";
    public const string Disabled = "disabled";

    /// <summary>The word for how a service starts.</summary>
    public static string Of(ServiceConfiguration configuration) => configuration.StartType switch
    {
        ServiceStartType.Automatic => configuration.DelayedStart == true ? DelayedAutomatic : Automatic,
        ServiceStartType.Disabled => Disabled,
        _ => Demand,
    };

    /// <summary>The configuration with another start.</summary>
    /// <exception cref="ActionFailedException">There is no such start.</exception>
    public static ServiceConfiguration Set(ServiceConfiguration configuration, string start) => configuration with
    {
        DelayedStart = start == DelayedAutomatic,
        StartType = start switch
        {
            Automatic or DelayedAutomatic => ServiceStartType.Automatic,
            Demand => ServiceStartType.Demand,
            Disabled => ServiceStartType.Disabled,
            _ => throw new ActionFailedException($"\"{start}\" is no start type of a service. The package is damaged: get it anew."),
        },
    };
}
