using Installer.Wix.Tables;

namespace Installer.Wix.Converting;

/// <summary>Directories: TARGETDIR is not declared any more, and standard directories have an element of their own.</summary>
internal sealed class DirectoryConversion(ConversionContext context)
{
    /// <summary>Gives a Directory that only has a short name that one as its name.</summary>
    public void ConvertName(SourceElement directory)
    {
        if (directory["Name"] is null && directory["ShortName"] is { } shortName && context.Makes("AssignDirectoryNameFromShortName", directory, shortName))
        {
            directory.Find("ShortName")!.Name = "Name";
        }
    }

    /// <summary>Takes TARGETDIR away from around what is in it, and renames a standard directory.</summary>
    public void ConvertDirectory(SourceElement directory)
    {
        if (directory["Id"] is not { } id || !StandardDirectory.Contains(id))
        {
            return;
        }

        if (id == StandardDirectory.TargetDir)
        {
            if (context.Makes("TargetDirDeprecated", directory))
            {
                Unwrap(directory);
            }
        }
        else if (context.Makes("DefiningStandardDirectoryDeprecated", directory, id))
        {
            MakeStandard(directory);
        }
    }

    /// <summary>The same for a reference.</summary>
    public void ConvertReference(SourceElement reference)
    {
        if (reference["Id"] is not { } id || !StandardDirectory.Contains(id))
        {
            return;
        }

        if (!reference.Elements.Any())
        {
            context.Refuse("EmptyStandardDirectoryRefNotConvertable", reference, id);
        }
        else if (context.Makes("StandardDirectoryRefDeprecated", reference, id))
        {
            if (id == StandardDirectory.TargetDir)
            {
                Unwrap(reference);
                context.Refuse("TargetDirRefRemoved", reference);
            }
            else
            {
                MakeStandard(reference);
            }
        }
    }

    private static void Unwrap(SourceElement directory)
    {
        foreach (var component in directory.Elements.Where(child => ConversionContext.Is(child, "Component") && child["Directory"] is null))
        {
            component.Set("Directory", StandardDirectory.TargetDir);
        }

        var parent = directory.Parent!;
        var place = parent.Children.IndexOf(directory);
        var children = directory.Children.ToList();
        var outer = IndentationBefore(parent.Children, place);
        var first = children.FindIndex(child => child is not SourceText { IsBlank: true });
        if (first < 0)
        {
            directory.Detach();
            return;
        }

        // The blanks around the first and the last of them are those around the directory itself.
        var inner = IndentationBefore(children, first);
        var last = children.FindLastIndex(child => child is not SourceText { IsBlank: true });
        children = children.GetRange(first, last - first + 1);
        parent.Children.RemoveAt(place);
        parent.Children.InsertRange(place, children);
        directory.Parent = null;
        directory.Children.Clear();
        foreach (var child in children)
        {
            child.Parent = parent;
        }

        if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
        {
            Outdent(children, inner[outer.Length..], outer);
        }
    }

    private static string IndentationBefore(List<SourceNode> nodes, int index) =>
        index > 0 && nodes[index - 1] is SourceText { IsBlank: true, Raw: var blank } ? blank[(blank.LastIndexOf('\n') + 1)..] : string.Empty;

    private static void Outdent(IEnumerable<SourceNode> nodes, string step, string outer)
    {
        foreach (var node in nodes)
        {
            if (node is SourceText { IsBlank: true } blank)
            {
                blank.Raw = blank.Raw.Replace("\n" + outer + step, "\n" + outer, StringComparison.Ordinal);
            }
            else if (node is SourceElement element)
            {
                Outdent(element.Children, step, outer);
            }
        }
    }

    private void MakeStandard(SourceElement directory)
    {
        directory.Name = context.Qualify(directory, "StandardDirectory");
        foreach (var attribute in directory.Attributes.Where(attribute => attribute.Name != "Id" && !attribute.IsNamespaceDeclaration).ToArray())
        {
            directory.Remove(attribute.Name);
        }
    }
}
