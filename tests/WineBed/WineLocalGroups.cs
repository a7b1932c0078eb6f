namespace WineBed;

/// <summary>The local groups of a prefix, kept by the stand-in for netapi32.dll (<c>tests/WinePrograms/NetApi32</c>).</summary>
public sealed class WineLocalGroups
{
    internal const string RegistryKey = @"Software\WineBed";

    private const string GroupsKey = $@"HKLM\{RegistryKey}\LocalGroups";
    private const string FaultsKey = $@"HKLM\{RegistryKey}\Faults";

    private readonly WinePrefix _prefix;

    internal WineLocalGroups(WinePrefix prefix) => _prefix = prefix;

    public async Task<IReadOnlyDictionary<string, LocalGroup>> ListAsync() => Read(await _prefix.Registry.ReadKeyAsync(GroupsKey));

    /// <summary>Makes a group as another program would have made it before.</summary>
    /// <param name="sid">For example <c>S-1-5-21-0-0-0-2500</c>.</param>
    public async Task AddAsync(string name, string comment, string sid, params IEnumerable<string> memberSids)
    {
        string key = $@"{GroupsKey}\{name}";
        await _prefix.Registry.WriteValueAsync(key, "Comment", RegistryValue.FromString(comment));
        await _prefix.Registry.WriteValueAsync(key, "Sid", RegistryValue.FromString(sid));
        foreach (string member in memberSids)
        {
            await _prefix.Registry.WriteValueAsync($@"{key}\Members", member, RegistryValue.FromString(""));
        }
    }

    /// <summary>Deletes a group as another program would have done.</summary>
    public Task DeleteAsync(string name) => _prefix.Registry.DeleteKeyAsync($@"{GroupsKey}\{name}");

    /// <summary>From now on a function of netapi32.dll does nothing and returns this status; 0 makes it work again.</summary>
    /// <param name="function">For example <c>NetLocalGroupAddMembers</c>.</param>
    public Task SetFaultAsync(string function, uint status) => _prefix.Registry.WriteValueAsync(FaultsKey, function, RegistryValue.FromUInt32(status));

    /// <summary>From now on a program that asks for a group (NetLocalGroupGetInfo) can look its SID up too (LookupAccountName), as in Windows.</summary>
    public Task AnswerLookupsAsync() => _prefix.Registry.WriteValueAsync($@"HKLM\{RegistryKey}", "AnswerLookups", RegistryValue.FromUInt32(1));

    internal static IReadOnlyDictionary<string, LocalGroup> Read(RegistryTree? groups)
    {
        SortedDictionary<string, LocalGroup> result = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in groups?.SubkeyNames ?? [])
        {
            IReadOnlyDictionary<string, RegistryValue> values = groups!.Keys[name];
            IEnumerable<string> members = groups.Keys.GetValueOrDefault($@"{name}\Members")?.Keys ?? [];
            result[name] = new LocalGroup(name, values.GetValueOrDefault("Comment")?.Text ?? "", values.GetValueOrDefault("Sid")?.Text ?? "", [.. members.Order(StringComparer.Ordinal)]);
        }

        return result;
    }
}
