using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerDesktop.Client.Commands;

/// <summary>What <c>--json</c> prints beside the helper's own answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VersionReport))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(ErrorReport))]
internal sealed partial class ClientJson : JsonSerializerContext
{
    /// <summary>For a console or a file, not for a web page: quotation marks stay readable.</summary>
    public static JsonWriterOptions Printed => new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
