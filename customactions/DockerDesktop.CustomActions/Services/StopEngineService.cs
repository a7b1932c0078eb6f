using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Stops com.docker.engine before its program is replaced, and deletes it when there is to be none any more.</summary>
internal sealed class StopEngineService(IServiceControlManager services, IRegistry registry, IPause pause) : StopService(EngineService.Definition, services, registry, pause);
