using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles.Objects;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Registers com.docker.engine, if nobody but SYSTEM, Administrators and TrustedInstaller could put another program in the place of its own.</summary>
internal sealed class RegisterEngineService(IServiceControlManager services, IRegistry registry, IPause pause, IFileSystem files, IDrives drives) : RegisterService(EngineService.Definition, services, registry, pause)
{
    private readonly IRegistry _registry = registry;

    public override ActionResult Execute(Session session)
    {
        if (!EngineService.IsWanted(RecordedSettings.Read(_registry, PackageScope.PerMachine, string.Empty)))
        {
            session.Log($"The service {EngineService.ServiceName} is not registered: the recorded engine is another, or Windows containers are off.");
            return ActionResult.Success;
        }

        var program = EngineService.Definition.FindProgram(_registry);
        return new FolderRules(files, drives, _registry).CheckProgram(program, WindowsFolders.Read(_registry)) is { } wrong
            ? throw new ActionFailedException($"The service {EngineService.ServiceName} is not registered, because {program} would run as LocalSystem: {wrong}. Set it right, then run the installation again.")
            : base.Execute(session);
    }

    /// <summary>This product always sets a start on demand, so whatever is there is somebody's choice. One that an older version has removed meanwhile is in the data.</summary>
    protected override string DecideStart(Session session, RollbackStore store, string? before) => before ?? session.CustomActionData[StartKey];
}
