namespace DockerDesktop.CustomActions.Platform;

/// <summary>The 64-bit view of the registry. What Windows denies is an <see cref="UnauthorizedAccessException"/>.</summary>
internal interface IRegistry
{
    /// <summary>Reads a text; null when the key or the value is not there or is no text.</summary>
    string? ReadString(RegistryRoot root, string key, string name);

    /// <summary>Reads a DWORD; null when the key or the value is not there or is no DWORD.</summary>
    int? ReadInteger(RegistryRoot root, string key, string name);

    /// <summary>Reads a value of any kind, as it is stored; null when it is not there.</summary>
    RegistryData? Read(RegistryRoot root, string key, string name);

    /// <summary>Writes a value of any kind, making the key when it is not there.</summary>
    void Write(RegistryRoot root, string key, string name, RegistryData data);

    /// <summary>Says whether a key is there.</summary>
    bool KeyExists(RegistryRoot root, string key);

    /// <summary>Copies the values of a key and all below it into another key, making it. Access lists are those that the other key hands down.</summary>
    void CopyTree(RegistryRoot root, string source, string target);

    /// <summary>Writes a text, making the key when it is not there.</summary>
    void WriteString(RegistryRoot root, string key, string name, string value);

    /// <summary>Deletes a value; nothing happens when it is not there.</summary>
    void DeleteValue(RegistryRoot root, string key, string name);

    /// <summary>Deletes a key when it has neither values nor keys below it.</summary>
    /// <returns>True when it is not there afterwards.</returns>
    bool DeleteKeyIfEmpty(RegistryRoot root, string key);

    /// <summary>Deletes a key and all below it; nothing happens when it is not there.</summary>
    void DeleteTree(RegistryRoot root, string key);

    /// <summary>True when a key is there.</summary>
    bool HasKey(RegistryRoot root, string key);

    /// <summary>The names of the keys right below a key; none when it is not there.</summary>
    IReadOnlyList<string> ListKeys(RegistryRoot root, string key);

    /// <summary>The names of the values of a key; none when it is not there.</summary>
    IReadOnlyList<string> ListValues(RegistryRoot root, string key);

    /// <summary>Deletes a key and those above it as long as they have neither values nor keys below them.</summary>
    /// <param name="root">The hive.</param>
    /// <param name="key">The key to begin with.</param>
    /// <param name="below">The last part of the path of the key that is left alone, with everything above it.</param>
    void DeleteEmptyKeys(RegistryRoot root, string key, string below)
    {
        for (var current = key; !current.EndsWith(below, StringComparison.OrdinalIgnoreCase); current = current[..current.LastIndexOf('\\')])
        {
            if (!DeleteKeyIfEmpty(root, current))
            {
                return;
            }
        }
    }
}
