using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Registers com.docker.engine.</summary>
internal sealed class RegisterEngineService(IServiceControlManager services, IRegistry registry, IPause pause) : RegisterService(EngineService.Definition, services, registry, pause);
