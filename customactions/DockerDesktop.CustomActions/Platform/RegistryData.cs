using System.Globalization;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>A registry value as it is stored, of any kind that the registry's users know.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Value">A text; an int; a long; texts; bytes, by kind.</param>
internal sealed record RegistryData(RegistryDataKind Kind, object Value)
{
    private const char Separator = '|';

    /// <summary>A REG_SZ.</summary>
    public static RegistryData Text(string value) => new(RegistryDataKind.Text, value);

    /// <summary>A REG_MULTI_SZ.</summary>
    public static RegistryData Texts(params string[] values) => new(RegistryDataKind.Texts, values);

    /// <summary>Reads what <see cref="ToString"/> gave.</summary>
    /// <exception cref="FormatException">It gave no such text.</exception>
    public static RegistryData Parse(string text)
    {
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        if (separator < 0 || !int.TryParse(text.AsSpan(0, separator), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException("This is no registry value.");
        }

        var kind = (RegistryDataKind)number;
        var value = text[(separator + 1)..];
        return new RegistryData(kind, kind switch
        {
            RegistryDataKind.Text or RegistryDataKind.ExpandableText => value,
            RegistryDataKind.Number => int.Parse(value, CultureInfo.InvariantCulture),
            RegistryDataKind.LongNumber => long.Parse(value, CultureInfo.InvariantCulture),
            RegistryDataKind.Texts => value.Length == 0 ? [] : value[..^1].Split('\n'),
            _ => Convert.FromBase64String(value),
        });
    }

    /// <summary>True when both are the same value.</summary>
    public bool Equals(RegistryData? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The value as one text: the kind's number, a bar, and the value; each text of a REG_MULTI_SZ ends with a line feed, which none can hold; bytes are base64.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Kind}{Separator}{Value switch
    {
        string[] texts => string.Concat(Array.ConvertAll(texts, text => $"{text}\n")),
        byte[] bytes => Convert.ToBase64String(bytes),
        var other => other,
    }}");
}
