using System.Globalization;
using System.Text;

namespace DockerDesktop.SystemFiles.Json;

/// <summary>
/// Steps through a JSON text (RFC 8259) value by value and refuses what is none: no comments, no comma at the end, nothing behind the value. It takes no memory
/// but for the texts that are asked for. Written here because the framework's reader is 50 KB of the custom actions' DLL; tests hold the two together.
/// </summary>
/// <param name="json">UTF-8, without byte order mark. What is inside of texts need not be well-formed, as for the engine.</param>
internal ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    /// <summary>Objects and arrays in each other.</summary>
    public const int MaximumDepth = 64;

    private readonly ReadOnlySpan<byte> _json = json;
    private int _depth;

    /// <summary>Offset of what comes next: of its first byte once <see cref="Peek"/> was called, behind what was read last before.</summary>
    public int Offset { get; private set; }

    /// <summary>Goes over blanks.</summary>
    /// <returns>The first byte of what comes next; 0 at the end.</returns>
    public byte Peek()
    {
        var rest = _json[Offset..];
        var blanks = rest.IndexOfAnyExcept(" \t\r\n"u8);
        Offset += blanks < 0 ? rest.Length : blanks;
        return Current;
    }

    /// <summary>Begins to read an object or an array.</summary>
    /// <param name="open">Its first byte.</param>
    /// <exception cref="JsonSyntaxException">There is none, or it is too deep.</exception>
    public void Open(char open)
    {
        Peek();
        if (_depth == MaximumDepth)
        {
            throw new JsonSyntaxException(Offset);
        }

        Take(open);
        _depth++;
    }

    /// <summary>Goes to the next member of an object, or element of an array, or behind its end.</summary>
    /// <param name="close">The last byte of the object or the array.</param>
    /// <param name="isFirst">Whether none has been read.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="JsonSyntaxException">There is neither another one nor the end.</exception>
    public bool Next(char close, bool isFirst)
    {
        if (Peek() == close)
        {
            Offset++;
            _depth--;
            return false;
        }

        if (!isFirst)
        {
            Take(',');
            Peek();
        }

        return true;
    }

    /// <summary>Reads the name of a member, up to its value.</summary>
    /// <returns>The name, without escapes.</returns>
    /// <exception cref="JsonSyntaxException">There is none.</exception>
    public string ReadName()
    {
        var name = ReadText();
        Peek();
        Take(':');
        Peek();
        return name;
    }

    /// <summary>Reads a text.</summary>
    /// <returns>The text, without escapes.</returns>
    /// <exception cref="JsonSyntaxException">There is none.</exception>
    public string ReadText()
    {
        Peek();
        var start = Offset + 1;
        var hasEscapes = SkipText();
        var text = Encoding.UTF8.GetString(_json[start..(Offset - 1)]);
        return hasEscapes ? Unescape(text) : text;
    }

    /// <summary>Goes over a value.</summary>
    /// <exception cref="JsonSyntaxException">There is none.</exception>
    public void Skip()
    {
        switch ((char)Peek())
        {
            case '{':
                Open('{');
                for (var isFirst = true; Next('}', isFirst); isFirst = false)
                {
                    SkipText();
                    Peek();
                    Take(':');
                    Skip();
                }

                break;
            case '[':
                Open('[');
                for (var isFirst = true; Next(']', isFirst); isFirst = false)
                {
                    Skip();
                }

                break;
            case '"':
                SkipText();
                break;
            case 't':
                TakeAll("true");
                break;
            case 'f':
                TakeAll("false");
                break;
            case 'n':
                TakeAll("null");
                break;
            default:
                SkipNumber();
                break;
        }
    }

    /// <summary>Sees that nothing follows.</summary>
    /// <exception cref="JsonSyntaxException">Something does.</exception>
    public void End()
    {
        Peek();
        if (Offset < _json.Length)
        {
            throw new JsonSyntaxException(Offset);
        }
    }

    /// <summary>0 at the end, and nowhere else in JSON.</summary>
    private readonly byte Current => Offset < _json.Length ? _json[Offset] : (byte)0;

    private void Take(char character)
    {
        if (Current != character)
        {
            throw new JsonSyntaxException(Offset);
        }

        Offset++;
    }

    private void TakeAll(string characters)
    {
        foreach (var character in characters)
        {
            Take(character);
        }
    }

    private bool TakeAny(ReadOnlySpan<byte> characters)
    {
        if (!characters.Contains(Current))
        {
            return false;
        }

        Offset++;
        return true;
    }

    private void SkipNumber()
    {
        TakeAny("-"u8);
        if (!TakeAny("0"u8))
        {
            SkipDigits();
        }

        if (TakeAny("."u8))
        {
            SkipDigits();
        }

        if (TakeAny("eE"u8))
        {
            TakeAny("+-"u8);
            SkipDigits();
        }
    }

    private void SkipDigits()
    {
        if (!TakeAny("0123456789"u8))
        {
            throw new JsonSyntaxException(Offset);
        }

        while (TakeAny("0123456789"u8))
        {
        }
    }

    /// <returns>Whether it has escapes.</returns>
    private bool SkipText()
    {
        Take('"');
        var hasEscapes = false;
        while (Current != '"')
        {
            if (Current < ' ')
            {
                throw new JsonSyntaxException(Offset);
            }

            if (Current == '\\')
            {
                hasEscapes = true;
                SkipEscape();
            }
            else
            {
                Offset++;
            }
        }

        Offset++;
        return hasEscapes;
    }

    private void SkipEscape()
    {
        Offset++;
        if (TakeAny("u"u8))
        {
            for (var digits = 0; digits < 4; digits++)
            {
                if (!TakeAny("0123456789abcdefABCDEF"u8))
                {
                    throw new JsonSyntaxException(Offset);
                }
            }
        }
        else if (!TakeAny("\"\\/bfnrt"u8))
        {
            throw new JsonSyntaxException(Offset);
        }
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                result.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                result.Append(text[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var same => same });
            }
        }

        return result.ToString();
    }
}
