using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol;

/// <summary>
/// JSON of every type that crosses the pipe, generated at compile time: no type is ever chosen by what is read. Responses are read leniently, so that an older
/// client understands a newer helper; a request type is to carry <see cref="JsonUnmappedMemberHandlingAttribute"/> with
/// <see cref="JsonUnmappedMemberHandling.Disallow"/>.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = ApiLimits.JsonDepth,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VersionResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ProtocolJson : JsonSerializerContext;
