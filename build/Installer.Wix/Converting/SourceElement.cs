using System.Text;

namespace Installer.Wix.Converting;

/// <summary>An element with its attributes and everything in it, in the order and form in which they were written.</summary>
internal sealed class SourceElement : SourceNode
{
    /// <summary>Its name, with the prefix.</summary>
    public required string Name { get; set; }

    /// <summary>Its attributes, declarations of namespaces among them.</summary>
    public List<SourceAttribute> Attributes { get; } = [];

    /// <summary>What is in it.</summary>
    public List<SourceNode> Children { get; } = [];

    /// <summary>The spaces at the end of its first tag.</summary>
    public string Tail { get; set; } = string.Empty;

    /// <summary>Whether it was written as one tag.</summary>
    public bool IsSingleTag { get; set; }

    /// <summary>The elements in it.</summary>
    public IEnumerable<SourceElement> Elements => Children.OfType<SourceElement>();

    /// <summary>The prefix, empty without one.</summary>
    public string Prefix => Name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Name[..colon] : string.Empty;

    /// <summary>The name without its prefix.</summary>
    public string LocalName => Name[(Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The namespace of its name; empty without one.</summary>
    public string Namespace => ResolvePrefix(Prefix) ?? string.Empty;

    /// <summary>Finds an attribute that has no prefix.</summary>
    public SourceAttribute? Find(string attribute) => Attributes.Find(candidate => candidate.Name == attribute);

    /// <summary>The value of an attribute that has no prefix; <c>null</c> without it.</summary>
    public string? this[string attribute] => Find(attribute)?.Value;

    /// <summary>Sets an attribute, or adds it after the others.</summary>
    public void Set(string attribute, string value)
    {
        if (Find(attribute) is { } present)
        {
            present.Value = value;
            return;
        }

        // Written as the others are: below each other, and in their quotation marks.
        var model = Attributes.FindLast(candidate => !candidate.IsNamespaceDeclaration) ?? Attributes.LastOrDefault();
        var added = new SourceAttribute { Name = attribute, Raw = string.Empty, Quote = model?.Quote ?? '"', Leading = Attributes.Count > 1 && model is not null ? model.Leading : " " };
        added.Value = value;
        Attributes.Add(added);
    }

    /// <summary>Takes an attribute away.</summary>
    /// <returns>Its value; <c>null</c> if it was not there.</returns>
    public string? Remove(string attribute)
    {
        if (Find(attribute) is not { } present)
        {
            return null;
        }

        var index = Attributes.IndexOf(present);
        Attributes.RemoveAt(index);
        if (index == 0 && Attributes.Count > 0)
        {
            // What was the second attribute now follows the name.
            Attributes[0].Leading = present.Leading;
        }

        return present.Value;
    }

    /// <summary>Takes it out of its parent, with the blank line that would stay.</summary>
    public void Detach()
    {
        var siblings = Parent!.Children;
        var index = siblings.IndexOf(this);
        siblings.RemoveAt(index);
        if (index > 0 && siblings[index - 1] is SourceText { IsBlank: true } before && (index == siblings.Count || siblings[index] is SourceText { IsBlank: true }))
        {
            siblings.Remove(before);
            if (index - 1 == siblings.Count)
            {
                // It was the last, directly before the end tag, which keeps its place.
                siblings.Add(before);
            }
        }

        Parent = null;
    }

    /// <summary>Puts nodes in the place before it, each on a line like its own.</summary>
    public void InsertBefore(IEnumerable<SourceNode> nodes)
    {
        var siblings = Parent!.Children;
        var leading = siblings.IndexOf(this) is > 0 and var index && siblings[index - 1] is SourceText { IsBlank: true } blank ? blank.Raw : string.Empty;
        foreach (var node in nodes)
        {
            node.Parent = Parent;
            siblings.Insert(siblings.IndexOf(this), node);
            if (leading.Length > 0)
            {
                siblings.Insert(siblings.IndexOf(this), new SourceText { Raw = leading, Line = Line, Parent = Parent });
            }
        }
    }

    /// <summary>The namespace that a prefix stands for here.</summary>
    /// <param name="prefix">The prefix; empty for the namespace of names without one.</param>
    public string? ResolvePrefix(string prefix)
    {
        var declaration = prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix;
        for (var element = this; element is not null; element = element.Parent)
        {
            if (element[declaration] is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The prefix that a namespace has here; <c>null</c> without one.</summary>
    public string? FindPrefix(string name)
    {
        for (var element = this; element is not null; element = element.Parent)
        {
            foreach (var declaration in element.Attributes.Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value == name))
            {
                var prefix = declaration.Name == "xmlns" ? string.Empty : declaration.LocalName;
                if (ResolvePrefix(prefix) == name)
                {
                    return prefix;
                }
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override void Write(StringBuilder text)
    {
        text.Append('<').Append(Name);
        foreach (var attribute in Attributes)
        {
            attribute.Write(text);
        }

        if (Children.Count == 0 && IsSingleTag)
        {
            text.Append(Tail).Append("/>");
            return;
        }

        text.Append(Tail).Append('>');
        foreach (var child in Children)
        {
            child.Write(text);
        }

        text.Append("</").Append(Name).Append('>');
    }
}
