using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Deletes com.docker.service at an uninstall.</summary>
internal sealed class DeleteHelperService(IServiceControlManager services, IRegistry registry, IAdministrators administrators, IPause pause)
    : DeleteService(HelperService.Definition, services, registry, administrators, pause)
{
    protected override bool MayDelete(RecordedSettings recorded, MachineAuthority authority) => authority.MayRemove;
}
