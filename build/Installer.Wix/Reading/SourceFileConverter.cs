using System.Text;
using System.Xml;

using Installer.Wix.Converting;

namespace Installer.Wix.Reading;

/// <summary>Converts files of WiX v3 as bytes: in the encoding that they say.</summary>
internal static class SourceFileConverter
{
    /// <summary>Converts a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="options">How.</param>
    /// <param name="report">Is told of every change.</param>
    /// <returns>The new bytes, and texts of files to be written beside it, by name.</returns>
    /// <exception cref="XmlException">It is not well-formed XML, or has a document type.</exception>
    /// <exception cref="DecoderFallbackException">It is not in the encoding that it says.</exception>
    /// <exception cref="ArgumentException">It names an encoding that does not exist.</exception>
    public static (byte[] Content, IReadOnlyDictionary<string, string> Scripts) Convert(byte[] content, ConversionOptions options, Action<ConversionMessage> report)
    {
        var text = SourceEncoding.Decode(content, out var encoding);
        using (var reader = XmlReader.Create(new StringReader(text), XmlSettings.WithoutDocumentType))
        {
            while (reader.Read())
            {
                // Whatever is wrong with the file is found here, by the reader that reads sources.
            }
        }

        var converted = SourceConverter.Convert(text, options, report);

        // Without its declaration a file is read as UTF-8; only a byte-order mark still says another encoding.
        var target = encoding.Preamble.Length == 0 && !converted.Text.StartsWith("<?xml", StringComparison.Ordinal) ? new UTF8Encoding(false) : encoding;
        return ([.. target.Preamble, .. target.GetBytes(converted.Text)], converted.Scripts);
    }
}
