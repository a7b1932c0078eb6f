using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol;

/// <summary>Writes an enumeration in lower case with a hyphen between words, and reads no numbers.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class KebabCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
