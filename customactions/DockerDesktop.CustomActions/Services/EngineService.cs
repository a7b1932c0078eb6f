using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// The engine of Windows containers, dockerd, as a service that the helper starts and stops. Its arguments, failure actions and service type are those that dockerd's own
/// <c>--register-service</c> sets (moby, cmd/dockerd); its privileges are not cut down, because it sets up containers.
/// </summary>
internal sealed class EngineService : ServiceDefinition
{
    public const string ServiceName = "com.docker.engine";

    private const string ProgramEnd = @"\resources\dockerd.exe""";
    private const string Arguments = " --run-service --service-name " + ServiceName;

    public static EngineService Definition { get; } = new();

    public override string Name => ServiceName;

    public override string FactName => "EngineService";

    /// <summary>Says whether a service of this name was registered by this product, in whatever folder: by the command line, which nobody else makes so.</summary>
    public static bool IsOurs(ServiceConfiguration configuration) =>
        configuration.ImagePath.StartsWith('"')
        && configuration.ImagePath.IndexOf('"', 1) == configuration.ImagePath.Length - Arguments.Length - 1
        && configuration.ImagePath.EndsWith(ProgramEnd + Arguments, StringComparison.OrdinalIgnoreCase);

    public override ServiceConfiguration Configure(string program, ServiceStartType startType) => new()
    {
        StartType = startType,
        ImagePath = Quote(program) + Arguments,
        DisplayName = "Docker Desktop Windows Engine",
        Description = "Runs Windows containers. Docker Desktop starts and stops it.",
        DelayedStart = false,
        SidType = ServiceConfiguration.UnrestrictedSid,
        FailureActions = new ServiceFailureActions(86400, "1:60000/1:60000/0:0"),
        Security = Security,
    };
}
