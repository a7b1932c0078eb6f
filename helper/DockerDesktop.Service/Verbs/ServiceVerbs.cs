using System.ComponentModel;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.ServiceControl;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;

namespace DockerDesktop.Service.Verbs;

/// <summary>When Windows starts the helper. It is looked at here and set by an elevated client through the service manager, never over the pipe.</summary>
internal sealed class ServiceVerbs : IVerbGroup
{
    private readonly ISystemServices _services;
    private readonly IInstallationRegistry _registry;
    private readonly SharedWork<ServiceStartModeReport> _report;

    /// <summary>Asks nothing yet.</summary>
    public ServiceVerbs(ISystemServices services, IInstallationRegistry registry)
    {
        _services = services;
        _registry = registry;
        _report = new SharedWork<ServiceStartModeReport>(Report);
    }

    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.ServiceStartMode,
            new VerbRules("When Windows starts the helper, and when the recorded choice or settings ask for it.", CallerRole.User),
            ProtocolJson.Default.ServiceStartModeReport,
            call => _report.RunAsync(call.Cancellation)),
    ];

    private ServiceStartModeReport Report()
    {
        RecordedSettings settings = RecordedSettingsReader.Read(_registry).Settings;
        string? chosen = ReadChoice();
        string? reason = settings.AlwaysRunService ? "ALWAYSRUNSERVICE=1 was chosen at installation"
            : settings.Engine != ContainerEngine.Wsl ? $"the engine {settings.Engine.ToString().ToLowerInvariant()} needs the helper at each start of Windows"
            : settings.MaintainHosts ? "the product's names are kept in the hosts file"
            : null;
        ServiceStartMode expected = chosen switch
        {
            "auto" => ServiceStartMode.Automatic,
            "demand" => ServiceStartMode.Demand,
            _ => reason is null ? ServiceStartMode.Demand : ServiceStartMode.Automatic,
        };
        string cause = chosen is "auto" or "demand" ? $"It was chosen with docker-desktop service mode {chosen}."
            : reason is null ? "The WSL 2 engine does not need the helper, so it starts when it is asked for." : $"It starts with Windows because {reason}.";
        ServiceStartMode? found;
        try
        {
            found = _services.Find(ServiceIdentity.Name)?.Start switch
            {
                SystemServiceStart.Automatic => ServiceStartMode.Automatic,
                SystemServiceStart.Demand => ServiceStartMode.Demand,
                SystemServiceStart.Disabled => ServiceStartMode.Disabled,
                _ => null,
            };
        }
        catch (Win32Exception e)
        {
            return new ServiceStartModeReport(
                null, expected, $"{cause} The service manager does not tell what it has (error {e.NativeErrorCode}, {e.Message}).", "Repair the installation.");
        }

        string? fix = found == expected ? null
            : found is null ? "Repair the installation: the service manager does not know the service."
            : $"As an administrator: docker-desktop service mode {(expected == ServiceStartMode.Automatic ? "auto" : "demand")}.";
        return new ServiceStartModeReport(found, expected, cause, fix);
    }

    private string? ReadChoice()
    {
        try
        {
            return _registry.Read(InstallationScope.AllUsers)?.GetValueOrDefault(ServiceIdentity.ModeValue) as string;
        }
        catch (InstallationRegistryException)
        {
            // The settings could not be read either, which is told where they are asked for.
            return null;
        }
    }
}
