using System.Globalization;

namespace WineBed;

/// <summary>A registry value.</summary>
/// <param name="Type">REG_*.</param>
/// <param name="Text">Strings as they are, without the terminator; numbers in decimal; the strings of a multi-string separated by NUL; anything else in hexadecimal.</param>
public sealed record RegistryValue(RegistryValueType Type, string Text)
{
    /// <exception cref="FormatException">Not a number.</exception>
    public uint ToUInt32() => uint.Parse(Text, CultureInfo.InvariantCulture);

    public IReadOnlyList<string> ToMultiString() => Text.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    public static RegistryValue FromString(string text) => new(RegistryValueType.Sz, text);

    public static RegistryValue FromUInt32(uint number) => new(RegistryValueType.Dword, number.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => $"{Type}:{Text.Replace("\0", "|", StringComparison.Ordinal)}";
}
