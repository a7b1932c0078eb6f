using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>
/// Objects as values. A native DLL has no serializer by reflection, so the author names what writes and reads the object: the metadata that the JSON source generator made, or two functions.
/// </content>
public sealed partial class CustomActionData
{
    /// <summary>Adds an object, as JSON.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The object; null adds the key without a value.</param>
    /// <param name="jsonTypeInfo">How the type is written: <c>MyContext.Default.MyType</c> of a class derived from <c>JsonSerializerContext</c>.</param>
    public void AddObject<T>(string key, T value, JsonTypeInfo<T> jsonTypeInfo)
    {
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        Add(key, value is null ? null : JsonSerializer.Serialize(value, jsonTypeInfo));
    }

    /// <summary>Adds an object, as its author writes it.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The object; null adds the key without a value.</param>
    /// <param name="write">Makes the text.</param>
    public void AddObject<T>(string key, T value, Func<T, string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Add(key, value is null ? null : write(value));
    }

    /// <summary>Adds a value whose text needs no serializer: a text, custom-action data, a truth value, a number, a GUID or a time. Any other type is error WICA010 of the analyzer.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; null adds the key without a value.</param>
    /// <exception cref="NotSupportedException">The type is another one.</exception>
    public void AddObject<T>(string key, T value) =>
        Add(key, value switch
        {
            null => null,
            string text => text,
            CustomActionData data => data.ToString(),
            bool truth => truth ? "true" : "false",
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            byte or short or int or long or uint or ulong or decimal or Guid => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            _ => throw NoSerializer(typeof(T)),
        });

    /// <summary>Reads an object that <see cref="AddObject{T}(string, T, JsonTypeInfo{T})"/> added.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="jsonTypeInfo">How the type is read.</param>
    /// <returns>The object; the default of the type when the key has no value.</returns>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    /// <exception cref="JsonException">The value is no JSON of the type.</exception>
    public T? GetObject<T>(string key, JsonTypeInfo<T> jsonTypeInfo)
    {
        ArgumentNullException.ThrowIfNull(jsonTypeInfo);
        return this[key] is { Length: > 0 } text ? JsonSerializer.Deserialize(text, jsonTypeInfo) : default;
    }

    /// <summary>Reads an object that <see cref="AddObject{T}(string, T, Func{T, string})"/> added.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="read">Reads the text.</param>
    /// <returns>The object; the default of the type when the key has no value.</returns>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public T? GetObject<T>(string key, Func<string, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return this[key] is { } text ? read(text) : default;
    }

    /// <summary>Reads a value that <see cref="AddObject{T}(string, T)"/> added. Any other type is error WICA010 of the analyzer.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The value; the default of the type when the key has no value, and but for texts and custom-action data when the value is empty.</returns>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    /// <exception cref="FormatException">The value is none of the type.</exception>
    /// <exception cref="NotSupportedException">The type is another one.</exception>
    public T? GetObject<T>(string key)
    {
        var text = this[key];
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (text is null)
        {
            return default;
        }

        if (type == typeof(string))
        {
            return (T)(object)text;
        }

        if (type == typeof(CustomActionData))
        {
            return (T)(object)new CustomActionData(text);
        }

        return text.Length == 0 ? default : (T)Parse(type, text);
    }

    private static object Parse(Type type, string text) =>
        type switch
        {
            _ when type == typeof(bool) => bool.Parse(text),
            _ when type == typeof(byte) => byte.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(short) => short.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(int) => int.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(long) => long.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(uint) => uint.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(ulong) => ulong.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(float) => float.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(double) => double.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(decimal) => decimal.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(Guid) => Guid.Parse(text),
            _ when type == typeof(DateTime) => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            _ => throw NoSerializer(type),
        };

    private static NotSupportedException NoSerializer(Type type) =>
        new($"{type} has no serializer in a native DLL. Give the JsonTypeInfo that the JSON source generator makes of it, or a function.");
}
