using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Starts com.docker.engine again when it ran before its program was replaced.</summary>
internal sealed class StartEngineService(IServiceControlManager services, IPause pause) : StartService(EngineService.Definition, services, pause);
