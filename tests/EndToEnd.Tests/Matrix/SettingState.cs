namespace EndToEnd.Matrix;

/// <summary><c>setting NAME = value</c>: what the installation recorded for helper and client; <c>setting NAME = absent</c>.</summary>
internal sealed record SettingState(string Text, string Name, string? Value) : MachineState(Text)
{
    public static SettingState Parse(string text, string name, string value) => new(text, name, value == "absent" ? null : value);

    public override Task ArrangeAsync(MatrixRun run) => throw new FormatException($"{Text}: settings are what an installation recorded; write the registry value instead");

    public override async Task<string?> CheckAsync(MatrixRun run)
    {
        var key = await run.ReadKeyAsync($@"{(run.Scope == PackageScope.AllUsers ? "HKLM" : "HKCU")}\{InstalledProduct.ProductKey}\Install");
        var found = key?.Values.GetValueOrDefault(Name)?.Text;
        return found == (Value is null ? null : run.Expand(Value)) ? null : found ?? "absent";
    }
}
