using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Registers com.docker.engine.</summary>
internal sealed class RegisterEngineService(IServiceControlManager services, IRegistry registry, IPause pause) : RegisterService(EngineService.Definition, services, registry, pause)
{
    private readonly IRegistry _registry = registry;

    public override ActionResult Execute(Session session)
    {
        if (EngineService.IsWanted(_registry))
        {
            return base.Execute(session);
        }

        session.Log($"The service {EngineService.ServiceName} is not registered: the recorded engine is another, or Windows containers are off.");
        return ActionResult.Success;
    }
}
