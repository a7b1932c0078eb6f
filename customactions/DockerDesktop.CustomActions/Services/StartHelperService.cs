using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Starts com.docker.service.</summary>
internal sealed class StartHelperService(IServiceControlManager services, IPause pause) : StartService(HelperService.Definition, services, pause);
