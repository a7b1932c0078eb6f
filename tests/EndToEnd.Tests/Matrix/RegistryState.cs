using WineBed;

namespace EndToEnd.Matrix;

/// <summary><c>registry KEY [NAME] = REG_SZ text</c> or <c>REG_DWORD number</c>; <c>registry KEY [NAME] = absent</c>; <c>registry KEY = absent</c> or <c>present</c>.</summary>
internal sealed record RegistryState(string Text, string Key, string? Name, RegistryValue? Value) : MachineState(Text)
{
    private const string Absent = "absent";

    public static RegistryState Parse(string text, string subject, string value)
    {
        var bracket = subject.EndsWith(']') ? subject.LastIndexOf('[') : -1;
        var key = bracket < 0 ? subject : subject[..bracket].TrimEnd();
        var name = bracket < 0 ? null : subject[(bracket + 1)..^1];
        var type = value.Split(' ')[0];
        return new(text, key, name, (type, name) switch
        {
            (Absent, _) => null,
            ("present", null) => RegistryValue.FromString(string.Empty),
            ("REG_SZ", not null) => RegistryValue.FromString(value[type.Length..].TrimStart()),
            ("REG_EXPAND_SZ", not null) => new RegistryValue(RegistryValueType.ExpandSz, value[type.Length..].TrimStart()),
            ("REG_DWORD", not null) => RegistryValue.FromUInt32(uint.Parse(value[type.Length..], System.Globalization.CultureInfo.InvariantCulture)),
            _ => throw new FormatException("a registry value is REG_SZ text, REG_EXPAND_SZ text, REG_DWORD number or absent; a key is present or absent"),
        });
    }

    public override Task ArrangeAsync(MatrixRun run) => (Name, Value) switch
    {
        (null, null) => run.Windows.Registry.DeleteKeyAsync(run.Expand(Key)),
        (not null, not null) => run.Windows.Registry.WriteValueAsync(run.Expand(Key), Name, Value with { Text = run.Expand(Value.Text) }),
        _ => throw new FormatException($"{Text}: what can be made is a value, what can be deleted is a key"),
    };

    public override async Task<string?> CheckAsync(MatrixRun run)
    {
        var tree = await run.ReadKeyAsync(run.Expand(Key));
        if (Name is null)
        {
            return tree is null == Value is null ? null : tree is null ? Absent : $"present, with {string.Join(", ", tree.Values.Select(value => $"[{value.Key}] {value.Value}"))}";
        }

        var found = tree?.Values.GetValueOrDefault(Name);
        var expected = Value is null ? null : Value with { Text = run.Expand(Value.Text) };
        return found == expected ? null : found?.ToString() ?? Absent;
    }
}
