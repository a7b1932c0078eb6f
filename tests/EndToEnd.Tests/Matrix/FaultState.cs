using System.Globalization;

namespace EndToEnd.Matrix;

/// <summary><c>fault FUNCTION = code</c>: from now on a function of netapi32.dll fails with this code; 0 makes it work again.</summary>
internal sealed record FaultState(string Text, string Function, uint Code) : MachineState(Text)
{
    public static FaultState Parse(string text, string function, string value) => new(text, function, uint.Parse(value, CultureInfo.InvariantCulture));

    public override Task ArrangeAsync(MatrixRun run) => run.Windows.LocalGroups.SetFaultAsync(Function, Code);

    public override Task<string?> CheckAsync(MatrixRun run) => throw new FormatException($"{Text}: a fault can be made, not expected");
}
