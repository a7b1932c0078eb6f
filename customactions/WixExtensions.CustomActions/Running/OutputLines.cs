using System.Text;

namespace WixExtensions.CustomActions.Running;

/// <summary>
/// Cuts what a program writes into lines. Programs write in the console's code page, in UTF-8 or in UTF-16 and do not say which: UTF-16 is known by a zero among the first two bytes, and UTF-8 by
/// being well formed.
/// </summary>
/// <param name="decodeConsole">Decodes a line in the console's code page.</param>
/// <param name="line">Is told each line, without its end.</param>
internal sealed class OutputLines(Func<byte[], string> decodeConsole, Action<string> line)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<byte> _pending = [];
    private bool? _isWide;

    /// <summary>Takes what was read.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _pending.Add(value);
            if (_isWide is null && _pending.Count == 2)
            {
                _isWide = _pending[0] == 0 || _pending[1] == 0 || (_pending[0] == 0xFF && _pending[1] == 0xFE);
            }

            if (EndsLine())
            {
                Flush();
            }
        }
    }

    /// <summary>Gives out what did not end with a line's end.</summary>
    public void Finish()
    {
        if (_pending.Count > 0)
        {
            Flush();
        }
    }

    private bool EndsLine() => _isWide == true
        ? _pending.Count % 2 == 0 && _pending[^2] == '\n' && _pending[^1] == 0
        : _pending[^1] == '\n' && _isWide is not null | _pending.Count == 1;

    private void Flush()
    {
        var bytes = _pending.ToArray();
        _pending.Clear();
        line(Decode(bytes).TrimStart('\uFEFF').TrimEnd('\r', '\n'));
    }

    private string Decode(byte[] bytes)
    {
        if (_isWide == true)
        {
            return Encoding.Unicode.GetString(bytes);
        }

        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return decodeConsole(bytes);
        }
    }
}
