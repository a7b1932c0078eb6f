using System.Text.Json.Serialization;
using DockerDesktop.Protocol.Engine;
using DockerDesktop.Protocol.EngineAccess;
using DockerDesktop.Protocol.Features;
using DockerDesktop.Protocol.Hosts;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Protocol.RegistryAccess;
using DockerDesktop.Protocol.ServiceControl;
using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.Protocol.VirtualMachine;

namespace DockerDesktop.Protocol;

/// <summary>
/// JSON of every type that crosses the pipe, generated at compile time: no type is ever chosen by what is read. A member with a default value is left out when
/// it is null; one without is required, and is written with null (<see cref="JsonIgnoreCondition.Never"/>), as the OpenAPI document says. Responses are read
/// leniently, so that an older client understands a newer helper; every request type carries <see cref="JsonUnmappedMemberHandlingAttribute"/> with
/// <see cref="JsonUnmappedMemberHandling.Disallow"/>.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = ApiLimits.JsonDepth,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VersionResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(HostsStatus))]
[JsonSerializable(typeof(HostsChange))]
[JsonSerializable(typeof(RegistryAccessPolicy))]
[JsonSerializable(typeof(RegistryAccessState))]
[JsonSerializable(typeof(VirtualMachineStatus))]
[JsonSerializable(typeof(VirtualMachineCreateRequest))]
[JsonSerializable(typeof(VirtualMachineStopRequest))]
[JsonSerializable(typeof(VirtualMachineDestroyRequest))]
[JsonSerializable(typeof(VirtualDiskStatus))]
[JsonSerializable(typeof(VirtualDiskMoveRequest))]
[JsonSerializable(typeof(EngineStatus))]
[JsonSerializable(typeof(FeaturesReport))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(OperationList))]
[JsonSerializable(typeof(EngineAccessStatus))]
[JsonSerializable(typeof(ServiceStartModeReport))]
public sealed partial class ProtocolJson : JsonSerializerContext;
