namespace DockerDesktop.CustomActions.Platform;

/// <summary>The 64-bit view of the registry.</summary>
internal interface IRegistry
{
    /// <summary>Reads a text; null when the key or the value is not there or is no text.</summary>
    string? ReadString(RegistryRoot root, string key, string name);

    /// <summary>Reads a DWORD; null when the key or the value is not there or is no DWORD.</summary>
    int? ReadInteger(RegistryRoot root, string key, string name);

    /// <summary>Writes a text, making the key when it is not there.</summary>
    void WriteString(RegistryRoot root, string key, string name, string value);

    /// <summary>Deletes a value; nothing happens when it is not there.</summary>
    void DeleteValue(RegistryRoot root, string key, string name);

    /// <summary>Deletes a key when it has neither values nor keys below it.</summary>
    /// <returns>True when it is not there afterwards.</returns>
    bool DeleteKeyIfEmpty(RegistryRoot root, string key);

    /// <summary>Deletes a key and all below it; nothing happens when it is not there.</summary>
    void DeleteTree(RegistryRoot root, string key);
}
