using Installer.Wix.Converting;
using Installer.Wix.Tests.ConformanceRunner;

namespace Installer.Wix.Tests.Converting;

/// <summary>The tree of a source that writes itself back as it was read.</summary>
[TestClass]
public sealed class SourceDocumentTests
{
    [TestMethod]
    [DataRow("<a/>")]
    [DataRow("<?xml version='1.0'?>\r\n<!-- > ' \" -->\r\n<a  b = '1'\r\n\tc=\"&lt;&#10;'\"   >\r\n</a>\r\n<!-- end -->\r\n")]
    [DataRow("<a><![CDATA[<b>&]]><?if $(var.X) > \"1\" ?><b/><b></b><?endif?>text &amp; more</a>")]
    [DataRow("<x:a xmlns:x=\"u\"><x:b x:c='>'/></x:a>")]
    public void What_is_not_changed_is_written_as_it_was(string text) => Assert.AreEqual(text, SourceDocument.Parse(text).ToString());

    [TestMethod]
    public void Every_source_of_the_recorded_builds_is_written_as_it_was()
    {
        string[] sources = [.. Directory.EnumerateFiles(ConformanceBuild.CorpusFolder, "*.wx?", SearchOption.AllDirectories)];
        Assert.IsGreaterThan(50, sources.Length);
        foreach (var source in sources)
        {
            var text = File.ReadAllText(source);
            if (IsWellFormed(text))
            {
                Assert.AreEqual(text, SourceDocument.Parse(text).ToString(), source);
            }
        }
    }

    [TestMethod]
    public void Nodes_know_their_lines_and_their_namespaces()
    {
        var root = SourceDocument.Parse("<a xmlns='u'\n xmlns:p='v'>\n<!--\n--><p:b>\n<c xmlns=''/></p:b></a>").Root;

        var inner = root.Elements.Single();
        Assert.AreEqual((1, "u"), (root.Line, root.Namespace));
        Assert.AreEqual((4, "v", "b"), (inner.Line, inner.Namespace, inner.LocalName));
        Assert.AreEqual((5, string.Empty), (inner.Elements.Single().Line, inner.Elements.Single().Namespace));
        Assert.AreEqual("p", inner.FindPrefix("v"));
        Assert.AreEqual(string.Empty, inner.FindPrefix("u"));
        Assert.IsNull(inner.Elements.Single().FindPrefix("u"), "the default namespace is another one there");
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            System.Xml.Linq.XDocument.Parse(text);
            return true;
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
    }
}
