namespace DockerDesktop.Protocol;

/// <summary>The helper's HTTP paths. The first segment is the version of the interface.</summary>
public static class ApiRoutes
{
    /// <summary>The version of the interface that these paths belong to.</summary>
    public const string ApiVersion = "v1";

    /// <summary>GET: versions of the helper and of its interface, as <see cref="VersionResponse"/>.</summary>
    public const string Version = "/v1/version";

    /// <summary>GET: the helper's own state and the recorded settings, as <see cref="HealthResponse"/>.</summary>
    public const string Health = "/v1/health";

    /// <summary>GET: the product's names in the hosts file, as <see cref="DockerDesktop.Protocol.Hosts.HostsStatus"/>.</summary>
    public const string Hosts = "/v1/hosts";

    /// <summary>POST without a body: writes the product's names now, as <see cref="DockerDesktop.Protocol.Hosts.HostsChange"/>.</summary>
    public const string HostsApply = "/v1/hosts/apply";

    /// <summary>POST without a body, administrators: takes the product's names out, as <see cref="DockerDesktop.Protocol.Hosts.HostsChange"/>.</summary>
    public const string HostsRemove = "/v1/hosts/remove";

    /// <summary>
    /// GET: the cached policy, as <see cref="DockerDesktop.Protocol.RegistryAccess.RegistryAccessState"/>. PUT
    /// <see cref="DockerDesktop.Protocol.RegistryAccess.RegistryAccessPolicy"/>, administrators: replaces it.
    /// </summary>
    public const string RegistryAccess = "/v1/registry-access";

    /// <summary>GET: the virtual machine, as <see cref="DockerDesktop.Protocol.VirtualMachine.VirtualMachineStatus"/>.</summary>
    public const string VirtualMachine = "/v1/vm";

    /// <summary>POST <see cref="DockerDesktop.Protocol.VirtualMachine.VirtualMachineCreateRequest"/>: an operation that makes it.</summary>
    public const string VirtualMachineCreate = "/v1/vm/create";

    /// <summary>POST without a body: an operation that starts it.</summary>
    public const string VirtualMachineStart = "/v1/vm/start";

    /// <summary>POST <see cref="DockerDesktop.Protocol.VirtualMachine.VirtualMachineStopRequest"/>: an operation that stops it.</summary>
    public const string VirtualMachineStop = "/v1/vm/stop";

    /// <summary>POST <see cref="DockerDesktop.Protocol.VirtualMachine.VirtualMachineDestroyRequest"/>: an operation that removes it.</summary>
    public const string VirtualMachineDestroy = "/v1/vm/destroy";

    /// <summary>GET: the virtual disk, as <see cref="DockerDesktop.Protocol.VirtualDisk.VirtualDiskStatus"/>.</summary>
    public const string VirtualDisk = "/v1/vhdx";

    /// <summary>POST <see cref="DockerDesktop.Protocol.VirtualDisk.VirtualDiskMoveRequest"/>: an operation that moves it; it can be cancelled.</summary>
    public const string VirtualDiskMove = "/v1/vhdx/move";

    /// <summary>GET: the Windows engine, as <see cref="DockerDesktop.Protocol.Engine.EngineStatus"/>. Off with Windows containers.</summary>
    public const string Engine = "/v1/engine";

    /// <summary>POST without a body: an operation that starts the Windows engine. Off with Windows containers.</summary>
    public const string EngineStart = "/v1/engine/start";

    /// <summary>POST without a body: an operation that stops the Windows engine. Off with Windows containers.</summary>
    public const string EngineStop = "/v1/engine/stop";

    /// <summary>POST without a body: an operation that deletes all data of Windows containers. Off with Windows containers.</summary>
    public const string ContainerDataDelete = "/v1/container-data/delete";

    /// <summary>GET: hypervisor and Windows features, as <see cref="DockerDesktop.Protocol.Features.FeaturesReport"/>.</summary>
    public const string Features = "/v1/features";

    /// <summary>GET: when Windows starts the helper, as <see cref="DockerDesktop.Protocol.ServiceControl.ServiceStartModeReport"/>.</summary>
    public const string ServiceStartMode = "/v1/service/start-mode";

    /// <summary>GET: who may open the Windows engine's pipe, as <see cref="DockerDesktop.Protocol.EngineAccess.EngineAccessStatus"/>.</summary>
    public const string EngineAccess = "/v1/engine-access";

    /// <summary>GET: the operations that the caller may see, newest first, as <see cref="DockerDesktop.Protocol.Operations.OperationList"/>.</summary>
    public const string Operations = "/v1/operations";

    /// <summary>GET: one operation, as <see cref="DockerDesktop.Protocol.Operations.Operation"/>. <c>{id}</c> is 32 hexadecimal digits in lower case.</summary>
    public const string Operation = "/v1/operations/{id}";

    /// <summary>POST without a body: asks an operation to end and to undo what it did, as <see cref="DockerDesktop.Protocol.Operations.Operation"/>.</summary>
    public const string OperationCancel = "/v1/operations/{id}/cancel";

    /// <summary>The name of the only path parameter.</summary>
    public const string OperationIdParameter = "id";

    /// <summary>Puts an operation's identifier into <see cref="Operation"/> or <see cref="OperationCancel"/>.</summary>
    /// <param name="route">One of the two.</param>
    /// <param name="id">The identifier.</param>
    public static string ForOperation(string route, string id) => route.Replace("{" + OperationIdParameter + "}", id, StringComparison.Ordinal);
}
