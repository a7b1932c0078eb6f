using System.Text;

using Installer.Wix.Messages;
using Installer.Wix.Reading;

namespace Installer.Wix.Tests.Reading;

/// <summary>The encodings in which sources are read, and how deep they may be.</summary>
[TestClass]
public sealed class SourceReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Source => Path.Combine(folder.Path, "a.wxs");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("utf-8", "", false)]
    [DataRow("utf-8", "utf-8", true)]
    [DataRow("utf-16", "utf-16", true)]
    [DataRow("utf-16", "utf-16", false)]
    [DataRow("utf-16BE", "utf-16", true)]
    [DataRow("utf-32", "utf-32", true)]
    [DataRow("windows-1252", "windows-1252", false)]
    [DataRow("iso-8859-1", "ISO-8859-1", false)]
    public void A_source_is_read_in_the_encoding_that_it_says(string encoding, string declared, bool hasMark)
    {
        Write(encoding, declared, hasMark);

        Assert.AreEqual("ü", Load().Attribute("A")!.Value);
    }

    [TestMethod]
    [DataRow("shift_jis", "表")]
    [DataRow("windows-1251", "Ж")]
    public void Code_pages_of_Windows_are_known(string encoding, string text)
    {
        Write(encoding, encoding, false, text);

        Assert.AreEqual(text, Load().Attribute("A")!.Value);
    }

    [TestMethod]
    [DataRow("windows-1252", "", DisplayName = "bytes that are not UTF-8")]
    [DataRow("utf-8", "no-such-encoding", DisplayName = "an encoding that does not exist")]
    public void What_cannot_be_decoded_is_an_error_of_the_file(string encoding, string declared)
    {
        Write(encoding, declared, false);

        var error = Assert.ThrowsExactly<WixException>(() => Load()).Error;
        Assert.AreEqual((104, Source), (error.Number, error.Source!.File));
    }

    [TestMethod]
    [DataRow(DepthLimitedReader.MaximumDepth, true)]
    [DataRow(DepthLimitedReader.MaximumDepth + 1, false)]
    public void Elements_may_be_nested_so_deep_and_no_deeper(int depth, bool isRead)
    {
        File.WriteAllText(Source, string.Concat(Enumerable.Repeat("<a>\n", depth)) + "<b/>" + string.Concat(Enumerable.Repeat("</a>", depth)));

        if (isRead)
        {
            Assert.AreEqual(depth + 1, Load().DescendantsAndSelf().Count());
        }
        else
        {
            var error = Assert.ThrowsExactly<WixException>(() => Load()).Error;
            Assert.AreEqual((7128, DepthLimitedReader.MaximumDepth + 1), (error.Number, error.Source!.Line));
        }
    }

    private void Write(string encoding, string declared, bool hasMark, string text = "ü")
    {
        var used = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var declaration = declared.Length == 0 ? string.Empty : $"<?xml version='1.0' encoding='{declared}'?>";
        File.WriteAllBytes(Source, [.. hasMark ? used.GetPreamble() : [], .. used.GetBytes($"{declaration}<a A='{text}'/>")]);
    }

    private System.Xml.Linq.XElement Load() => new SourceReader(new Messaging(message => Assert.Fail(message.ToString()))).Load(Source, null, "Source", out _).Root!;
}
