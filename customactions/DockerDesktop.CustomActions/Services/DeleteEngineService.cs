using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Deletes com.docker.engine at an uninstall, and when Windows containers are not the engine any more.</summary>
internal sealed class DeleteEngineService(IServiceControlManager services, IRegistry registry, IAdministrators administrators, IPause pause)
    : DeleteService(EngineService.Definition, services, registry, administrators, pause)
{
    protected override bool MayDelete(RecordedSettings recorded, MachineAuthority authority) => recorded.IsEmpty ? authority.MayRemove : authority.IsAdministrator || !EngineService.IsWanted(recorded);
}
