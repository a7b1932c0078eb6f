using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Stops and deletes com.docker.service at an uninstall.</summary>
internal sealed class RemoveHelperService(IServiceControlManager services, IRegistry registry, IPause pause) : StopService(HelperService.Definition, services, registry, pause);
