using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol;

/// <summary>Writes an enumeration as its name in lower case, as the installer's properties are written, and reads no numbers.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class LowerCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(LowerCasePolicy.Instance, allowIntegerValues: false)
    where TEnum : struct, Enum
{
    private sealed class LowerCasePolicy : JsonNamingPolicy
    {
        public static readonly LowerCasePolicy Instance = new();

        public override string ConvertName(string name) => name.ToLowerInvariant();
    }
}
