using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>A registry in memory. Names differ by letters only, not by their case, as in Windows.</summary>
internal sealed class FakeRegistry : IRegistry
{
    private readonly SortedDictionary<string, SortedDictionary<string, object>> _keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every value as <c>root\key\name=value</c>, and every key without values as <c>root\key\</c>.</summary>
    public IReadOnlyList<string> Content => [.. _keys.SelectMany(key => key.Value.Count == 0 ? [$@"{key.Key}\"] : key.Value.Select(value => $@"{key.Key}\{value.Key}={(value.Value is string[] texts ? string.Join('|', texts) : value.Value)}"))];

    /// <summary>Keys that nobody may read, with all below them: root and key.</summary>
    public List<(RegistryRoot Root, string Key)> Denied { get; } = [];

    /// <summary>The values that were read, as <c>key\name</c>.</summary>
    public SortedSet<string> Reads { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Set(RegistryRoot root, string key, string name, object value) => Create(root, key)[name] = value;

    public string? ReadString(RegistryRoot root, string key, string name) => Read(root, key, name) as string;

    public int? ReadInteger(RegistryRoot root, string key, string name) => Read(root, key, name) as int?;

    RegistryData? IRegistry.Read(RegistryRoot root, string key, string name)
    {
        Reads.Add($@"{key}\{name}");
        return PeekData(root, key, name);
    }

    /// <summary>A value, for what is no action: that it is looked at is not noted.</summary>
    public RegistryData? PeekData(RegistryRoot root, string key, string name) => Peek(root, key, name) switch
    {
        null => null,
        string text => RegistryData.Text(text),
        string[] texts => RegistryData.Texts(texts),
        int number => new RegistryData(RegistryDataKind.Number, number),
        var bytes => new RegistryData(RegistryDataKind.Binary, bytes),
    };

    public void Write(RegistryRoot root, string key, string name, RegistryData data) => Set(root, key, name, data.Value);

    public bool HasKey(RegistryRoot root, string key) => _keys.ContainsKey(Readable(root, key)) || Below(Path(root, key)).Any();

    public IReadOnlyList<string> ListKeys(RegistryRoot root, string key) =>
        [.. Below(Readable(root, key)).Select(below => below[(Path(root, key).Length + 1)..]).Where(below => !below.Contains('\\'))];

    public IReadOnlyList<string> ListValues(RegistryRoot root, string key) => _keys.TryGetValue(Readable(root, key), out var values) ? [.. values.Keys] : [];

    public bool KeyExists(RegistryRoot root, string key) => _keys.ContainsKey(Readable(root, key));

    public void CopyTree(RegistryRoot root, string source, string target)
    {
        var from = Path(root, source);
        foreach (var key in Below(from).Append(from).ToArray())
        {
            var to = Create(root, target + key[from.Length..]);
            foreach (var (name, value) in _keys[key])
            {
                to[name] = value;
            }
        }
    }

    public void WriteString(RegistryRoot root, string key, string name, string value) => Set(root, key, name, value);

    public void DeleteValue(RegistryRoot root, string key, string name)
    {
        if (_keys.TryGetValue(Path(root, key), out var values))
        {
            values.Remove(name);
        }
    }

    public bool DeleteKeyIfEmpty(RegistryRoot root, string key)
    {
        var path = Path(root, key);
        if (!_keys.TryGetValue(path, out var values))
        {
            return true;
        }

        if (values.Count > 0 || Below(path).Any())
        {
            return false;
        }

        return _keys.Remove(path);
    }

    public void DeleteTree(RegistryRoot root, string key)
    {
        var path = Path(root, key);
        foreach (var below in Below(path).Append(path).ToArray())
        {
            _keys.Remove(below);
        }
    }

    private string Readable(RegistryRoot root, string key) =>
        Denied.Exists(denied => denied.Root == root && $@"{key}\".StartsWith($@"{denied.Key}\", StringComparison.OrdinalIgnoreCase)) ? throw new UnauthorizedAccessException("Access is denied.") : Path(root, key);

    private static string Path(RegistryRoot root, string key) => $@"{root}\{key}";

    private object? Read(RegistryRoot root, string key, string name)
    {
        Reads.Add($@"{key}\{name}");
        return Peek(root, key, name);
    }

    private object? Peek(RegistryRoot root, string key, string name) => _keys.TryGetValue(Readable(root, key), out var values) ? values.GetValueOrDefault(name) : null;

    private IEnumerable<string> Below(string path) => _keys.Keys.Where(key => key.StartsWith(path + '\\', StringComparison.OrdinalIgnoreCase));

    private SortedDictionary<string, object> Create(RegistryRoot root, string key)
    {
        // SOFTWARE, or the user's SID, is always there and nobody's to delete.
        var parts = key.Split('\\');
        var path = Path(root, parts[0]);
        SortedDictionary<string, object> values = [];
        foreach (var part in parts.Skip(1))
        {
            path = $@"{path}\{part}";
            if (!_keys.TryGetValue(path, out values!))
            {
                _keys.Add(path, values = new SortedDictionary<string, object>(StringComparer.OrdinalIgnoreCase));
            }
        }

        return values;
    }
}
