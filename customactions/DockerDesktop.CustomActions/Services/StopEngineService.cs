using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Stops com.docker.engine before its program is replaced or removed.</summary>
internal sealed class StopEngineService(IServiceControlManager services, IRegistry registry, IAdministrators administrators, IPause pause)
    : StopService(EngineService.Definition, services, registry, administrators, pause);
