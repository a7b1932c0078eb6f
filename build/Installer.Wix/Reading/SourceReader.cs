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
    /// <summary>How deep elements may be nested. What comes after works through them by recursion.</summary>
    public const int MaximumDepth = 256;

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
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var text = Decode(content.ToArray());
        CheckDepth(text, path);
        var document = Parse(text, path);
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

        return Convert(text, path);
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return SourceEncoding.Decode(content, out _);
        }
        catch (Exception exception) when (exception is DecoderFallbackException or ArgumentException)
        {
            throw new XmlException(exception.Message, exception, 1, 1);
        }
    }

    /// <summary>Before the document is made: the time to make one grows with the square of its depth.</summary>
    private static void CheckDepth(string text, string path)
    {
        using var reader = XmlReader.Create(new StringReader(text), XmlSettings.WithoutDocumentType, path);
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                throw new WixException(PortableErrors.NestedTooDeep(new SourceLine(path, ((IXmlLineInfo)reader).LineNumber), "Elements, conditions and loops", MaximumDepth));
            }
        }
    }

    private static XDocument Parse(string text, string path)
    {
        using var reader = XmlReader.Create(new StringReader(text), XmlSettings.WithoutDocumentType, path);
        return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
    }

    private static XDocument Convert(string text, string path)
    {
        var converted = SourceConverter.Convert(text, ConversionOptions.ForBuild, _ => { });
        var document = Parse(converted.Text, path);
        foreach (var (node, line) in document.DescendantNodes().Where(node => node is XElement or XProcessingInstruction).Zip(converted.Lines))
        {
            node.AddAnnotation(new OriginalLine(line));
        }

        return document;
    }
}
