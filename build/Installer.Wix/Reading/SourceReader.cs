using System.Text;
using System.Xml;
using System.Xml.Linq;

using Installer.Wix.Converting;
using Installer.Wix.Messages;

namespace Installer.Wix.Reading;

/// <summary>Reads the XML of sources and localization files; what is of WiX v3 is converted to v4 meanwhile.</summary>
/// <param name="messaging">Is told, once, that sources were converted.</param>
/// <param name="inputRead">Is told of every file that is read.</param>
/// <param name="files">Where the files come from; <c>null</c> for the disk.</param>
internal sealed class SourceReader(Messaging messaging, Action<string>? inputRead = null, ISourceFiles? files = null)
{
    private readonly ISourceFiles files = files ?? new DiskFiles();
    private bool hasWarned;

    /// <summary>Whether there is a file.</summary>
    public bool Exists(string path) => files.Exists(path);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="source">Where it is named; <c>null</c> for the command line.</param>
    /// <param name="kind">What it is, for the message that it is not there.</param>
    /// <param name="isConverted">Whether it was converted.</param>
    /// <returns>The document. <see cref="LineOf"/> tells the line of its nodes.</returns>
    /// <exception cref="WixException">It is not there, cannot be read, is not well-formed or not in the encoding that it says, or its elements are nested too deep.</exception>
    public XDocument Load(string path, SourceLine? source, string kind, out bool isConverted)
    {
        if (files.Exists(path) && !files.IsRegular(path))
        {
            throw new WixException(PortableErrors.NotAFile(source, path));
        }

        try
        {
            return Load(path, out isConverted);
        }
        catch (XmlException exception)
        {
            throw new WixException(Errors.InvalidXml(new SourceLine(path, Math.Max(1, exception.LineNumber)), exception.Message));
        }
        catch (Exception exception) when (exception is DecoderFallbackException or ArgumentException)
        {
            // The file is not in the encoding that it says, or that does not exist.
            throw new WixException(Errors.InvalidXml(new SourceLine(path, 1), exception.Message));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WixException(Errors.FileNotFound(source, path, kind, [path]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WixException(Errors.UnreadableFile(source, path, exception.Message));
        }
    }

    /// <summary>The line of a node in the file that it was read from, from 1.</summary>
    public static int LineOf(XObject node) => node.Annotation<OriginalLine>()?.Line ?? ((IXmlLineInfo)node).LineNumber;

    private XDocument Load(string path, out bool isConverted)
    {
        using var stream = files.Open(path);
        inputRead?.Invoke(path);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var document = Parse(new StreamReader(new MemoryStream(content), SourceEncoding.Detect(content), detectEncodingFromByteOrderMarks: false), path);
        isConverted = SourceConverter.IsVersion3(document.Root!.Name.NamespaceName);
        if (!isConverted)
        {
            return document;
        }

        // An include file that only defines variables says nothing in the language of v3.
        if (!hasWarned && document.Root.HasElements)
        {
            hasWarned = true;
            messaging.Write(Warnings.SourceOfVersion3(new SourceLine(path, LineOf(document.Root))));
        }

        return Convert(SourceEncoding.Decode(content, out _), path);
    }

    private static XDocument Parse(TextReader text, string path)
    {
        using (text)
        {
            using var reader = XmlReader.Create(text, XmlSettings.WithoutDocumentType, path);
            using var limited = new DepthLimitedReader(reader, path);
            return XDocument.Load(limited, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
    }

    private static XDocument Convert(string text, string path)
    {
        var converted = SourceConverter.Convert(text, ConversionOptions.ForBuild, _ => { });
        var document = Parse(new StringReader(converted.Text), path);
        foreach (var (node, line) in document.DescendantNodes().Where(node => node is XElement or XProcessingInstruction).Zip(converted.Lines))
        {
            node.AddAnnotation(new OriginalLine(line));
        }

        return document;
    }
}
