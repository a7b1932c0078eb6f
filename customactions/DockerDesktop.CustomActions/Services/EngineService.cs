using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

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

    /// <inheritdoc/>
    /// <remarks>In whatever folder: by the command line, which nobody else makes so.</remarks>
    public override bool IsOurs(ServiceConfiguration configuration) =>
        configuration.ImagePath.StartsWith('"')
        && configuration.ImagePath.IndexOf('"', 1) == configuration.ImagePath.Length - Arguments.Length - 1
        && configuration.ImagePath.EndsWith(ProgramEnd + Arguments, StringComparison.OrdinalIgnoreCase);

    /// <summary>It lies in the folder of the installation, which is recorded before this is asked.</summary>
    public override string FindProgram(IRegistry registry) =>
        $@"{(registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, RecordedSettings.InstallFolderName) ?? $@"{SystemFolders.ProgramFiles(registry)}\Docker\Docker").TrimEnd('\\')}\resources\dockerd.exe";

    /// <summary>Says whether the recorded settings want the service; without a record there is nothing that forbids it.</summary>
    public static bool IsWanted(RecordedSettings recorded) => recorded.IsEmpty || (recorded["Engine"] == "windows" && recorded["DisableWindowsContainers"] != "1");

    public override ServiceConfiguration Configure(string program, ServiceStartType startType) => new()
    {
        StartType = startType,
        ImagePath = Quote(program) + Arguments,
        DisplayName = "Docker Desktop Windows Engine",
        Description = "Runs Windows containers. Docker Desktop starts and stops it.",
        DelayedStart = false,
        SidType = ServiceConfiguration.UnrestrictedSid,
        FailureActions = new ServiceFailureActions(86400, "1:60000/1:60000/0:0"),
        FailureActionsOnNonCrash = true,
        Security = Security,
    };
}
