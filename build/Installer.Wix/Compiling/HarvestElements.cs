using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Files</c>: takes every file that matches a pattern.</summary>
internal static class HarvestElements
{
    /// <summary>Parses a <c>Files</c> element.</summary>
    public static void ParseFiles(CompileContext context, XElement element, MemberKind? parentKind, string? parent, string? directory, string? fileSource)
    {
        var source = element.Source();
        string? subdirectory = null;
        var include = new List<HarvestPattern>();
        var exclude = new List<HarvestPattern>();
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Directory":
                    directory = attribute.IdentifierText();
                    if (directory is not null)
                    {
                        context.AddReference("Directory", directory, source);
                    }

                    break;
                case "Include":
                    AddPatterns(attribute, include);
                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Exclude")
            {
                return false;
            }

            foreach (var attribute in context.Attributes(child))
            {
                if (attribute.Name == "Files")
                {
                    AddPatterns(attribute, exclude);
                }
                else
                {
                    attribute.Unexpected();
                }
            }

            if (child.Attribute("Files") is null)
            {
                context.Write(Errors.ExpectedAttribute(child.Source(), "Exclude", "Files"));
            }

            return true;
        });

        if (string.IsNullOrEmpty(directory))
        {
            directory = "INSTALLFOLDER";
            context.AddReference("Directory", directory, source);
            if (subdirectory is not null)
            {
                // WiX leaves the subdirectory out without a word.
                context.Write(PortableErrors.SubdirectoryWithoutDirectory(source));
            }
        }
        else
        {
            directory = DirectoryElements.Subdirectory(context, element, directory, subdirectory)!;
        }

        if (include.Count == 0 && element.Attribute("Include") is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "Files", "Include"));
        }

        context.Add(new HarvestSymbol(source)
        {
            Directory = directory,
            FileSource = fileSource,
            Include = include,
            Exclude = exclude,
            Parent = parentKind is { } kind ? (kind, parent!) : null,
        });
    }

    private static void AddPatterns(AttributeReader attribute, List<HarvestPattern> patterns)
    {
        if (attribute.Text() is { } text)
        {
            patterns.AddRange(text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => new HarvestPattern(p, attribute.Source)));
        }
    }
}
