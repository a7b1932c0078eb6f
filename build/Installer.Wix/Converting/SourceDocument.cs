using System.Buffers;
using System.Text;

namespace Installer.Wix.Converting;

/// <summary>A source file as a tree that writes itself back as it was read, byte for byte where nothing was changed.</summary>
internal sealed class SourceDocument
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n=/>");

    private SourceDocument(List<SourceNode> nodes) => Nodes = nodes;

    /// <summary>What stands at the top: the declaration, comments, instructions and the root element.</summary>
    public List<SourceNode> Nodes { get; }

    /// <summary>The root element.</summary>
    public SourceElement Root => Nodes.OfType<SourceElement>().Single();

    /// <summary>Reads source text.</summary>
    /// <param name="text">Well-formed XML without a document type: <see cref="System.Xml.XmlReader"/> has read it already.</param>
    public static SourceDocument Parse(string text) => new(new Parser(text).Parse());

    /// <summary>All nodes in the order in which they stand in the file.</summary>
    public IEnumerable<SourceNode> DescendantNodes()
    {
        var pending = new Stack<SourceNode>(Nodes.AsEnumerable().Reverse());
        while (pending.TryPop(out var node))
        {
            yield return node;
            if (node is SourceElement element)
            {
                foreach (var child in element.Children.AsEnumerable().Reverse())
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>The source text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var node in Nodes)
        {
            node.Write(text);
        }

        return text.ToString();
    }

    private ref struct Parser(string text)
    {
        private readonly List<SourceNode> nodes = [];
        private SourceElement? open;
        private int position;
        private int line = 1;

        public List<SourceNode> Parse()
        {
            while (position < text.Length)
            {
                if (text[position] != '<')
                {
                    var start = line;
                    Add(new SourceText { Line = start, Raw = Take(IndexOf("<")) });
                }
                else if (At("<!--"))
                {
                    AddMarkup("-->");
                }
                else if (At("<![CDATA["))
                {
                    var start = line;
                    Add(new SourceText { Line = start, Raw = Take(IndexOf("]]>") + 3) });
                }
                else if (At("<?"))
                {
                    AddMarkup("?>");
                }
                else if (At("</"))
                {
                    Take(IndexOf(">") + 1);
                    open = open!.Parent;
                }
                else
                {
                    ParseElement();
                }
            }

            return nodes;
        }

        private void AddMarkup(string end)
        {
            var start = line;
            Add(new SourceMarkup { Line = start, Raw = Take(IndexOf(end) + end.Length) });
        }

        private void ParseElement()
        {
            var start = line;
            Take(position + 1);
            var element = new SourceElement { Line = start, Name = TakeName() };
            Add(element);
            while (true)
            {
                var blank = TakeBlank();
                if (text[position] is '>' or '/')
                {
                    element.Tail = blank;
                    element.IsSingleTag = text[position] == '/';
                    Take(position + (element.IsSingleTag ? 2 : 1));
                    open = element.IsSingleTag ? open : element;
                    return;
                }

                var name = TakeName();
                var separator = Take(text.AsSpan(position).IndexOfAny('"', '\'') + position);
                var quote = text[position];
                Take(position + 1);
                var raw = Take(text.IndexOf(quote, position));
                Take(position + 1);
                element.Attributes.Add(new SourceAttribute { Leading = blank, Name = name, Separator = separator, Quote = quote, Raw = raw });
            }
        }

        private readonly bool At(string mark) => text.AsSpan(position).StartsWith(mark, StringComparison.Ordinal);

        private readonly int IndexOf(string mark) => text.IndexOf(mark, position, StringComparison.Ordinal) is >= 0 and var index ? index : text.Length;

        private string TakeName()
        {
            return Take(text.AsSpan(position).IndexOfAny(NameEnds) + position);
        }

        private string TakeBlank()
        {
            var length = text.AsSpan(position).IndexOfAnyExcept(" \t\r\n");
            return Take(position + length);
        }

        private string Take(int end)
        {
            var taken = text[position..end];
            position = end;
            line += taken.AsSpan().Count('\n');
            return taken;
        }

        private void Add(SourceNode node)
        {
            node.Parent = open;
            (open?.Children ?? nodes).Add(node);
        }
    }
}
