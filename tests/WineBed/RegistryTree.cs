namespace WineBed;

/// <summary>A registry key with everything below it. Names compare without regard to case.</summary>
public sealed class RegistryTree
{
    private readonly SortedDictionary<string, IReadOnlyDictionary<string, RegistryValue>> _keys;

    internal RegistryTree(SortedDictionary<string, IReadOnlyDictionary<string, RegistryValue>> keys) => _keys = keys;

    /// <summary>The values of every key, by path relative to this tree's root, whose own path is empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, RegistryValue>> Keys => _keys;

    /// <summary>The values of the root. The default value's name is empty.</summary>
    public IReadOnlyDictionary<string, RegistryValue> Values => _keys.GetValueOrDefault("") ?? new Dictionary<string, RegistryValue>();

    /// <summary>The names of the keys directly below the root.</summary>
    public IEnumerable<string> SubkeyNames => _keys.Keys.Where(key => key.Length != 0).Select(key => key.Split('\\')[0]).Distinct(StringComparer.OrdinalIgnoreCase);
}
