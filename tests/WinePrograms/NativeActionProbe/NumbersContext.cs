using System.Text.Json.Serialization;

namespace NativeActionProbe;

/// <summary>How <see cref="Numbers"/> is written and read.</summary>
[JsonSerializable(typeof(Numbers))]
internal sealed partial class NumbersContext : JsonSerializerContext;
