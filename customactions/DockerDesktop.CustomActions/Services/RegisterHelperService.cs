using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Registers com.docker.service.</summary>
internal sealed class RegisterHelperService(IServiceControlManager services, IRegistry registry, IPause pause) : RegisterService(HelperService.Definition, services, registry, pause);
