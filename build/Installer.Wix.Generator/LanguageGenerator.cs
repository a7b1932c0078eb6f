using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Installer.Wix.Generator;

/// <summary>Makes from each definition of the WiX language (<c>Language/*.xml</c>) the typed records of its elements, with the reading of their attributes.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LanguageGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor s_invalidDefinition = new(
        "WIXL001", "A definition of the WiX language is valid", "{0}", "Language", DiagnosticSeverity.Error, true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(static file => IsDefinition(file.Path)).Collect();
        context.RegisterSourceOutput(files, static (production, all) => Write(production, all));
    }

    private static bool IsDefinition(string path) =>
        path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && path.Replace('\\', '/').Contains("/Language/");

    private static void Write(SourceProductionContext production, ImmutableArray<AdditionalText> files)
    {
        var documents = new List<(AdditionalText File, XDocument Document)>();
        var groups = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            Try(production, file, () =>
            {
                var document = XDocument.Parse(file.GetText(production.CancellationToken)?.ToString() ?? string.Empty, LoadOptions.SetLineInfo);
                documents.Add((file, document));
                foreach (var group in document.Root!.Elements("AttributeGroup"))
                {
                    groups.Add(LanguageReader.Value(group, "Name"), group);
                }
            });
        }

        foreach (var (file, document) in documents)
        {
            Try(production, file, () => Write(production, LanguageReader.Read(document, groups)));
        }
    }

    private static void Write(SourceProductionContext production, LanguageDefinition language)
    {
        foreach (var group in language.Groups)
        {
            Add(production, language, group.ClassName, ChildrenWriter.Write(language.CodeNamespace, group, "several elements"));
        }

        if (language.Extension is { } extension)
        {
            Add(production, language, extension.ClassName, ExtensionWriter.Write(language, extension));
        }

        foreach (var element in language.Elements)
        {
            Add(production, language, element.ClassName, ElementWriter.Write(language, element));
            if (element.Children is { } children)
            {
                Add(production, language, children.ClassName, ChildrenWriter.Write(language.CodeNamespace, children, $"a <c>{element.Name}</c> element"));
            }
        }
    }

    /// <summary>Does something with a file, and reports what is not valid in it.</summary>
    private static void Try(SourceProductionContext production, AdditionalText file, Action action)
    {
        try
        {
            action();
        }
        catch (XmlException problem)
        {
            Report(production, file, problem.LineNumber, problem.Message);
        }
        catch (LanguageException problem)
        {
            Report(production, file, problem.Line, problem.Message);
        }
    }

    private static void Add(SourceProductionContext production, LanguageDefinition language, string name, string source) =>
        production.AddSource($"{language.CodeNamespace}.{name}.g.cs", SourceText.From(source, Encoding.UTF8));

    private static void Report(SourceProductionContext production, AdditionalText file, int line, string problem)
    {
        var position = new LinePosition(Math.Max(line - 1, 0), 0);
        var location = Location.Create(file.Path, default, new LinePositionSpan(position, position));
        production.ReportDiagnostic(Diagnostic.Create(s_invalidDefinition, location, problem));
    }
}
