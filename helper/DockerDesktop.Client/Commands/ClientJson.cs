using System.Text.Json.Serialization;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary>What <c>--json</c> prints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    Converters = [typeof(LowerCaseEnumConverter<HealthStatus>), typeof(LowerCaseEnumConverter<ContainerEngine>)])]
[JsonSerializable(typeof(VersionReport))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ClientJson : JsonSerializerContext;
