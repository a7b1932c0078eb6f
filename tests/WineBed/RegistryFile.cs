using System.Globalization;
using System.Text;

namespace WineBed;

/// <summary>
/// Reads the text format in which Wine saves registry keys ("WINE REGISTRY Version 2"). A key is a line <c>[path] time</c>; its values follow as
/// <c>"name"=data</c>, the default value as <c>@=data</c>; lines with <c>#</c> hold times and classes.
/// </summary>
internal static class RegistryFile
{
    private const string Signature = "WINE REGISTRY Version 2";

    public static RegistryTree Read(string path)
    {
        using StreamReader reader = new(path, Encoding.Latin1);
        if (reader.ReadLine() != Signature)
        {
            throw new WineException($"{path} does not begin with \"{Signature}\"; this version of Wine saves the registry in another format.");
        }

        SortedDictionary<string, IReadOnlyDictionary<string, RegistryValue>> keys = new(StringComparer.OrdinalIgnoreCase);
        SortedDictionary<string, RegistryValue>? values = null;
        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            // Long binary data goes on in the next line.
            while (line.EndsWith('\\') && reader.ReadLine() is string next)
            {
                line = line[..^1] + next.TrimStart();
            }

            if (line.Length == 0 || line[0] is ';' or '#')
            {
                continue;
            }

            int position = 0;
            if (line[0] == '[')
            {
                string key = ReadEscaped(line, ref position, ']');
                values = new SortedDictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
                AddParents(keys, key);
                keys[key] = values;
                continue;
            }

            string name = line[0] == '@' ? "" : ReadEscaped(line, ref position, '"');
            position = line.IndexOf('=', line[0] == '@' ? 0 : position) + 1;
            if (values is null || position == 0)
            {
                throw new WineException($"{path}: not understood: {line}");
            }

            values[name] = ReadValue(line, position);
        }

        return new RegistryTree(keys);
    }

    // Wine saves a key that has nothing but subkeys only as part of their paths.
    private static void AddParents(SortedDictionary<string, IReadOnlyDictionary<string, RegistryValue>> keys, string key)
    {
        for (int end = key.LastIndexOf('\\'); end > 0; end = key.LastIndexOf('\\', end - 1))
        {
            keys.TryAdd(key[..end], new Dictionary<string, RegistryValue>());
        }
    }

    private static RegistryValue ReadValue(string line, int position)
    {
        string data = line[position..];
        if (data[0] == '"')
        {
            return new RegistryValue(RegistryValueType.Sz, ReadString(line, position));
        }

        if (data.StartsWith("dword:", StringComparison.Ordinal))
        {
            return RegistryValue.FromUInt32(uint.Parse(data.AsSpan(6), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        // str(2):"...", hex:..., hex(7):...
        int colon = data.IndexOf(':', StringComparison.Ordinal);
        var type = data[3] == '(' ? (RegistryValueType)int.Parse(data[4..(colon - 1)], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : RegistryValueType.Binary;
        return data.StartsWith("str", StringComparison.Ordinal)
            ? new RegistryValue(type, ReadString(line, position + colon + 1))
            : ReadBytes(type, Convert.FromHexString(data[(colon + 1)..].Replace(",", "", StringComparison.Ordinal)));
    }

    private static RegistryValue ReadBytes(RegistryValueType type, byte[] bytes) => type switch
    {
        RegistryValueType.Qword when bytes.Length == 8 => new RegistryValue(type, BitConverter.ToUInt64(bytes).ToString(CultureInfo.InvariantCulture)),
        RegistryValueType.MultiSz when bytes.Length % 2 == 0 => new RegistryValue(type, Encoding.Unicode.GetString(bytes).TrimEnd('\0')),
        _ => new RegistryValue(type, Convert.ToHexStringLower(bytes)),
    };

    private static string ReadString(string line, int position) => ReadEscaped(line, ref position, '"').TrimEnd('\0');

    /// <summary>What stands between the character at <paramref name="position"/> and the next unescaped <paramref name="end"/>; leaves the position behind that.</summary>
    private static string ReadEscaped(string line, ref int position, char end)
    {
        StringBuilder result = new();
        for (position++; position < line.Length && line[position] != end; position++)
        {
            if (line[position] != '\\')
            {
                result.Append(line[position]);
                continue;
            }

            char escape = line[++position];
            switch (escape)
            {
                case 'x':
                    result.Append((char)ReadNumber(line, ref position, 16, 4));
                    break;
                case >= '0' and <= '7':
                    position--;
                    result.Append((char)ReadNumber(line, ref position, 8, 3));
                    break;
                default:
                    result.Append(escape switch { 'a' => '\a', 'b' => '\b', 'e' => '\e', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => escape });
                    break;
            }
        }

        position++;
        return result.ToString();
    }

    /// <summary>The digits after <paramref name="position"/>, which is left on the last of them.</summary>
    private static int ReadNumber(string line, ref int position, int numberBase, int maximumDigits)
    {
        int result = 0;
        for (int digits = 0; digits < maximumDigits && position + 1 < line.Length && char.IsAsciiHexDigit(line[position + 1]); digits++)
        {
            int digit = Convert.ToInt32(line[position + 1].ToString(), 16);
            if (digit >= numberBase)
            {
                break;
            }

            result = (result * numberBase) + digit;
            position++;
        }

        return result;
    }
}
