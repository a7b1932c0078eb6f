using System.Text;
using System.Text.RegularExpressions;

namespace Installer.Wix.Reading;

/// <summary>The encoding of XML files: what their byte-order mark says, else what their declaration says, else UTF-8. Also Windows' code pages, which the
/// framework's own reader does not know.</summary>
internal static partial class SourceEncoding
{
    /// <summary>As much of a file as its declaration may take.</summary>
    private const int DeclarationLength = 256;

    /// <summary>Decodes a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="encoding">What it is encoded in; with a preamble if the file has a byte-order mark.</param>
    /// <returns>Its text, without the mark.</returns>
    /// <exception cref="DecoderFallbackException">It is not in the encoding that it says.</exception>
    /// <exception cref="ArgumentException">It names an encoding that does not exist.</exception>
    public static string Decode(byte[] content, out Encoding encoding)
    {
        encoding = Detect(content);
        return encoding.GetString(content.AsSpan(encoding.Preamble.Length));
    }

    /// <summary>The encoding of a file; with a preamble if the file has a byte-order mark. A text that is not in it is refused while it is decoded.</summary>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="ArgumentException">It names an encoding that does not exist.</exception>
    public static Encoding Detect(byte[] content)
    {
        Encoding[] marked =
        [
            new UTF8Encoding(true, true), new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true),
        ];
        if (Array.Find(marked, candidate => content.AsSpan().StartsWith(candidate.Preamble)) is { } found)
        {
            return found;
        }

        // A declaration of UTF-16 without a mark: its first character has a zero byte.
        if (content is [0, (byte)'<', ..] or [(byte)'<', 0, ..])
        {
            return new UnicodeEncoding(content[0] == 0, false, true);
        }

        var start = Encoding.Latin1.GetString(content.AsSpan(0, Math.Min(content.Length, DeclarationLength)));
        if (Declaration().Match(start) is not { Success: true } match || match.Groups[1].Value is not { } name || name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase))
        {
            return new UTF8Encoding(false, true);
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                ? new UTF8Encoding(false, true)
                : Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));
    }

    [GeneratedRegex("""^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
