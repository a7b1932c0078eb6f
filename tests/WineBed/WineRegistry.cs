using System.Globalization;

namespace WineBed;

/// <summary>The registry of a prefix, as the programs in it see it at this moment. Keys begin with <c>HKLM</c>, <c>HKCU</c> or <c>HKU</c>.</summary>
public sealed class WineRegistry
{
    private readonly WinePrefix _prefix;
    private int _saves;
    private string? _userSid;

    internal WineRegistry(WinePrefix prefix) => _prefix = prefix;

    /// <summary>The SID of the user, whose key HKCU is below HKU.</summary>
    public string UserSid => _userSid ??= ReadUserSid();

    /// <summary>A key with everything below it, or null if there is no such key.</summary>
    public async Task<RegistryTree?> ReadKeyAsync(string key) => (await ReadKeysAsync(key))[0];

    /// <summary>Several keys at once, which is faster than one after the other.</summary>
    public async Task<IReadOnlyList<RegistryTree?>> ReadKeysAsync(params IReadOnlyList<string> keys)
    {
        List<string> files = [.. keys.Select(_ => Path.Combine(_prefix.WorkFolder, string.Create(CultureInfo.InvariantCulture, $"registry{Interlocked.Increment(ref _saves)}")))];
        IEnumerable<string> arguments = keys.Zip(files, (key, file) => new[] { Resolve(key), _prefix.ToWindowsPath(file) }).SelectMany(pair => pair);
        (await _prefix.RunProgramAsync("RegistryProbe.exe", arguments)).EnsureExitCode(0);
        List<RegistryTree?> result = [.. files.Select(file => File.Exists(file) ? RegistryFile.Read(file) : null)];
        files.ForEach(File.Delete);
        return result;
    }

    /// <summary>A value, or null if the key or the value does not exist. The default value's name is empty.</summary>
    public async Task<RegistryValue?> ReadValueAsync(string key, string name) => (await ReadKeyAsync(key))?.Values.GetValueOrDefault(name);

    /// <summary>Sets a string or number; the key is made if need be.</summary>
    public async Task WriteValueAsync(string key, string name, RegistryValue value)
    {
        string type = value.Type switch
        {
            RegistryValueType.Sz => "REG_SZ",
            RegistryValueType.ExpandSz => "REG_EXPAND_SZ",
            RegistryValueType.Dword => "REG_DWORD",
            _ => throw new ArgumentException($"{value.Type} values cannot be written by the test bed.", nameof(value)),
        };
        IEnumerable<string> nameArguments = name.Length == 0 ? ["/ve"] : ["/v", name];
        (await _prefix.RunAsync("reg", ["add", Resolve(key), .. nameArguments, "/t", type, "/d", value.Text, "/f"])).EnsureExitCode(0);
    }

    /// <summary>Deletes a key with everything below it.</summary>
    public async Task DeleteKeyAsync(string key) => (await _prefix.RunAsync("reg", "delete", Resolve(key), "/f")).EnsureExitCode(0);

    private string Resolve(string key) => key.StartsWith("HKCU", StringComparison.OrdinalIgnoreCase) ? $@"HKU\{UserSid}{key[4..]}" : key;

    // ";; All keys relative to REGISTRY\\User\\S-1-5-21-0-0-0-1000"
    private string ReadUserSid()
    {
        string line = File.ReadLines(Path.Combine(Path.GetDirectoryName(_prefix.DriveC)!, "user.reg")).ElementAt(1);
        return line[(line.LastIndexOf('\\') + 1)..];
    }
}
