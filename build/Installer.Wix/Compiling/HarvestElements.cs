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
        var files = FilesElement.Read(context, element);
        var source = files.SourceLine;
        var exclude = new List<HarvestPattern>();
        files.ParseChildren(new()
        {
            Exclude = child =>
            {
                var read = ExcludeElement.Read(context, child);
                exclude.AddRange(Patterns(read.Files, read.SourceLine));
            },
        });
        directory = files.Directory ?? directory;
        if (string.IsNullOrEmpty(directory))
        {
            directory = "INSTALLFOLDER";
            context.AddReference("Directory", directory, source);
            if (files.Subdirectory is not null)
            {
                // WiX leaves the subdirectory out without a word.
                context.Write(PortableErrors.SubdirectoryWithoutDirectory(source));
            }
        }
        else
        {
            directory = DirectoryElements.Subdirectory(context, element, directory, files.Subdirectory)!;
        }

        context.Require(element, "Include");

        context.Add(new HarvestSymbol(source)
        {
            Directory = directory,
            FileSource = fileSource,
            Include = Patterns(files.Include, source),
            Exclude = exclude,
            Parent = parentKind is { } kind ? (kind, parent!) : null,
        });
    }

    private static List<HarvestPattern> Patterns(string? text, SourceLine source) =>
        [.. (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pattern => new HarvestPattern(pattern, source))];
}
