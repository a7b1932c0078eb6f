using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// Data for a deferred, rollback or commit action: <c>key=value;key2=value2</c>, where a semicolon inside a value is doubled. A key alone has no value, null; a key with
/// an equals sign and nothing behind it has the empty value. The order of the keys is kept.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name is that of the documented API.")]
public sealed partial class CustomActionData : IDictionary<string, string>
{
    /// <summary>The property that holds the data inside a deferred action.</summary>
    public const string PropertyName = "CustomActionData";

    private const char Separator = ';';
    private const char KeyValueSeparator = '=';

    private readonly OrderedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Makes empty data.</summary>
    public CustomActionData()
    {
    }

    /// <summary>Reads data from a text. Of a key that is there twice the first counts.</summary>
    /// <param name="keyValueList">What <see cref="ToString"/> gave; null for none.</param>
    public CustomActionData(string? keyValueList)
    {
        foreach (var item in Split(keyValueList ?? string.Empty))
        {
            var equals = item.IndexOf(KeyValueSeparator, StringComparison.Ordinal);
            var key = equals < 0 ? item : item[..equals];
            if (key.Length > 0)
            {
                _values.TryAdd(key, equals < 0 ? null! : item[(equals + 1)..]);
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public ICollection<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public ICollection<string> Values => _values.Values;

    /// <inheritdoc/>
    public string this[string key]
    {
        get => _values.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The custom-action data has no \"{key}\".");
        set
        {
            CheckKey(key);
            _values[key] = value;
        }
    }

    /// <inheritdoc/>
    public void Add(string key, string? value)
    {
        CheckKey(key);
        _values.Add(key, value!);
    }

    /// <inheritdoc/>
    public void Add(KeyValuePair<string, string> item) => Add(item.Key, item.Value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, string> item) => _values.TryGetValue(item.Key, out var value) && value == item.Value;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public bool Remove(string key) => _values.Remove(key);

    /// <inheritdoc/>
    public bool Remove(KeyValuePair<string, string> item) => Contains(item) && Remove(item.Key);

    /// <inheritdoc/>
    public void Clear() => _values.Clear();

    /// <inheritdoc/>
    public void CopyTo(KeyValuePair<string, string>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, string>>)_values).CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The data as the text that a property carries.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, value) in _values)
        {
            if (text.Length > 0)
            {
                text.Append(Separator);
            }

            text.Append(key);
            if (value is not null)
            {
                text.Append(KeyValueSeparator).Append(value.Replace(";", ";;", StringComparison.Ordinal));
            }
        }

        return text.ToString();
    }

    /// <summary>Splits at single semicolons; a doubled one is a semicolon of the item, read from the left.</summary>
    private static List<string> Split(string list)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] != Separator)
            {
                item.Append(list[i]);
            }
            else if (i + 1 < list.Length && list[i + 1] == Separator)
            {
                item.Append(Separator);
                i++;
            }
            else
            {
                items.Add(item.ToString());
                item.Clear();
            }
        }

        items.Add(item.ToString());
        return items;
    }

    private static void CheckKey(string key)
    {
        TextArgument.ThrowIfMissing(key);
        for (var i = 0; i < key.Length; i++)
        {
            if (!char.IsLetterOrDigit(key[i]) && key[i] is not ('_' or '.') && !(key[i] == ' ' && i > 0 && i < key.Length - 1))
            {
                throw new ArgumentOutOfRangeException(nameof(key), key, "A key of custom-action data holds letters, digits, underscores, periods and, between others, blanks.");
            }
        }
    }
}
