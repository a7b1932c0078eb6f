using System.Text.Json.Serialization;

namespace DockerDesktop.Client.Commands;

/// <summary>What <c>--json</c> prints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(VersionReport))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ClientJson : JsonSerializerContext;
