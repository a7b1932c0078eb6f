using WineBed;

namespace EndToEnd.Matrix;

/// <summary><c>environment NAME = value</c>: a variable that a new session gets; <c>environment NAME = absent</c>.</summary>
internal sealed record EnvironmentState(string Text, string Name, string? Value) : MachineState(Text)
{
    private const string MachineKey = @"HKLM\System\CurrentControlSet\Control\Session Manager\Environment";

    public static EnvironmentState Parse(string text, string name, string value) => new(text, name, value == "absent" ? null : value);

    public override Task ArrangeAsync(MatrixRun run) => Value is null
        ? throw new FormatException($"{Text}: a variable can be made here, not deleted")
        : run.Windows.Registry.WriteValueAsync(MachineKey, Name, RegistryValue.FromString(run.Expand(Value)));

    public override async Task<string?> CheckAsync(MatrixRun run)
    {
        var found = (await run.Windows.ReadEnvironmentAsync()).GetValueOrDefault(Name);
        return found == (Value is null ? null : run.Expand(Value)) ? null : found ?? "absent";
    }
}
