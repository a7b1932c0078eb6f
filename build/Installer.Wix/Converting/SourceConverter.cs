using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Installer.Wix.Converting;

/// <summary>Rewrites WiX v3 source to v4 by the rules in <c>Conversions.xml</c>; what no rule names stays as it was written.</summary>
internal sealed partial class SourceConverter
{
    private readonly ConversionContext context;
    private readonly ConditionConversion conditions;
    private readonly Dictionary<string, Action<SourceElement>> handlers;

    private SourceConverter(ConversionContext context)
    {
        this.context = context;
        conditions = new(context);
        var packages = new PackageConversion(context);
        var directories = new DirectoryConversion(context);
        var actions = new ActionConversion(context);
        var values = new ValueConversion(context);
        handlers = new(StringComparer.Ordinal)
        {
            ["Product"] = packages.ConvertProduct,
            ["Module"] = packages.ConvertModule,
            ["Launch"] = conditions.ConvertLaunch,
            ["ComponentCondition"] = conditions.ConvertParent,
            ["FeatureLevel"] = conditions.ConvertFeature,
            ["ControlConditions"] = conditions.ConvertControl,
            ["SequenceConditions"] = conditions.ConvertSequence,
            ["PublishCondition"] = conditions.ConvertPublish,
            ["PublishedAction"] = actions.ConvertPublished,
            ["Script"] = actions.ConvertScript,
            ["ScheduledAction"] = actions.ConvertScheduled,
            ["Reference"] = actions.ConvertReference,
            ["UIReference"] = actions.ConvertUIReference,
            ["QuietExecTimeout"] = actions.ReportTimeout,
            ["DirectoryName"] = directories.ConvertName,
            ["Directory"] = directories.ConvertDirectory,
            ["DirectoryRef"] = directories.ConvertReference,
            ["FileId"] = values.ConvertFileId,
            ["Inheritable"] = values.ConvertInheritable,
            ["ColumnCase"] = values.ConvertColumn,
            ["RegistryKeyAction"] = values.ConvertRegistryKey,
            ["CustomTable"] = values.ConvertCustomTable,
            ["Dependency"] = values.ConvertDependency,
        };
    }

    /// <summary>Whether a document is of WiX v3, by the namespace of its root element.</summary>
    public static bool IsVersion3(string rootNamespace) =>
        rootNamespace != Namespaces.Wxs.NamespaceName && rootNamespace != Namespaces.Wxl.NamespaceName
        && ConversionRules.Instance.Namespaces.Any(rule => rule.Roots.Count > 0 && rule.Old == rootNamespace);

    /// <summary>Converts source text.</summary>
    /// <param name="text">Well-formed XML without a document type.</param>
    /// <param name="options">How.</param>
    /// <param name="report">Is told of every change, in the order in which <c>wix convert</c> makes them.</param>
    public static ConvertedSource Convert(string text, ConversionOptions options, Action<ConversionMessage> report)
    {
        var document = SourceDocument.Parse(text);
        var context = new ConversionContext(document, options, report);
        new SourceConverter(context).Convert();
        return new ConvertedSource(document.ToString(), [.. document.DescendantNodes().Where(node => node is SourceElement or SourceMarkup { IsInstruction: true }).Select(node => node.Line)], context.Scripts);
    }

    private void Convert()
    {
        if (context.Document.Nodes.OfType<SourceMarkup>().FirstOrDefault(markup => markup.IsDeclaration) is { } declaration && context.Makes("DeclarationPresent", declaration))
        {
            context.Document.Nodes.Remove(declaration);
            while (context.Document.Nodes is [SourceText { IsBlank: true } blank, ..])
            {
                context.Document.Nodes.Remove(blank);
            }
        }

        ConvertElement(context.Document.Root);
        RemoveUnusedNamespaces();
        MoveNamespacesToRoot();
    }

    private void ConvertElement(SourceElement element)
    {
        ConvertNamespaces(element);
        foreach (var attribute in element.Attributes.Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (FixLocalization(attribute.Raw) is var raw && raw != attribute.Raw && context.Makes("DeprecatedLocalizationVariablePrefixInAttributeValue", element))
            {
                attribute.Raw = raw;
            }
        }

        // Text is moved by the rules of the element around it, so that its variables are mended first.
        foreach (var part in element.Children.OfType<SourceText>())
        {
            if (FixLocalization(part.Raw) is var raw && raw != part.Raw && context.Makes("DeprecatedLocalizationVariablePrefixInTextValue", element))
            {
                part.Raw = raw;
            }
        }

        if (ConversionContext.NameOf(element) is { } name)
        {
            var parent = element.Parent;
            foreach (var step in ConversionContext.Rules.StepsOf(name).TakeWhile(_ => element.Parent == parent))
            {
                Apply(step, element);
            }
        }

        // What comes to stand in the element while its children are converted is converted after them, as in WiX.
        var children = element.Children.ToHashSet();
        ConvertChildren(element, [.. element.Elements]);
        ConvertChildren(element, [.. element.Elements.Where(child => !children.Contains(child))]);
    }

    private void ConvertChildren(SourceElement parent, SourceElement[] children)
    {
        foreach (var child in children)
        {
            if (child.Parent == parent)
            {
                ConvertElement(child);
            }
        }
    }

    private void Apply(XElement step, SourceElement element)
    {
        var name = (string?)step.Attribute("Attribute");
        var change = (string?)step.Attribute("Change");
        var value = name is null ? null : element[name];
        switch (step.Name.LocalName)
        {
            case "Special":
                handlers[(string)step.Attribute("Handler")!](element);
                break;
            case "InnerText":
                conditions.ConvertInnerText(element, name!);
                break;
            case "RenameElement" when context.Makes(change!, element):
                element.Name = context.Qualify(element, (string)step.Attribute("To")!);
                break;
            case "Refuse" when name is null || value is not null:
                context.Refuse(change!, element, (string)step.Attribute("Text")!);
                break;
            case "Remove" when value is not null && (string?)step.Attribute("Value") is var only && (only is null || only == value) && context.Makes(change!, element, element.LocalName, name):
                element.Remove(name!);
                break;
            case "Replace" when value is not null && ((string)step.Attribute("From")!).Split(' ').Contains(value) && (string)step.Attribute("To")! is var to
                && context.Makes(change!, element, value, to):
                element.Set(name!, to);
                break;
            case "Rename" when value is not null:
                Rename(step, element, element.Find(name!)!, change!);
                break;
        }
    }

    private void Rename(XElement step, SourceElement element, SourceAttribute attribute, string change)
    {
        var to = (string)step.Attribute("To")!;
        if (!context.Makes(change, element, element.LocalName, attribute.Name, to))
        {
            return;
        }

        if (step.Attribute("Values") is not null)
        {
            if (ConversionRules.ReadValues(step).TryGetValue(attribute.Value, out var value))
            {
                attribute.Value = value;
            }
            else if ((string?)step.Attribute("Otherwise") == "remove")
            {
                element.Remove(attribute.Name);
                return;
            }
            else if (!context.Options.IsForBuild)
            {
                context.Refuse("Win64AttributeRenameCannotBeAutomatic", element, element.LocalName, attribute.Value);
            }
        }

        attribute.Name = to;
    }

    private void ConvertNamespaces(SourceElement element)
    {
        var rules = ConversionContext.Rules.Namespaces;
        if (element.Parent is null && element.Namespace.Length == 0 && rules.FirstOrDefault(rule => rule.Roots.Contains(element.LocalName)) is { } missing
            && context.Makes("XmlnsMissing", element, missing.New))
        {
            element.Attributes.Insert(0, new SourceAttribute { Name = "xmlns", Raw = string.Empty, Value = missing.New });
        }

        if (element.Parent is null && IsVersion3(element.Namespace))
        {
            context.IsVersion3 = true;
        }

        foreach (var declaration in element.Attributes.Where(attribute => attribute.IsNamespaceDeclaration).ToArray())
        {
            if (rules.FirstOrDefault(rule => rule.Old == declaration.Value) is not { } rule || !context.Makes("XmlnsValueWrong", element, rule.Old, rule.New))
            {
                continue;
            }

            if (rule.IsMerged)
            {
                Merge(element, declaration, rule);
            }
            else
            {
                declaration.Value = rule.New;
            }
        }
    }

    /// <summary>Elements of a namespace that became part of another get names of that one.</summary>
    private static void Merge(SourceElement element, SourceAttribute declaration, NamespaceRule rule)
    {
        var target = ConversionContext.Rules.Namespaces.First(other => !other.IsMerged && other.New == rule.New);
        var prefix = element.FindPrefix(target.New) ?? element.FindPrefix(target.Old!) ?? string.Empty;
        foreach (var descendant in Descendants(element).Where(descendant => descendant.Namespace == rule.Old).ToArray())
        {
            descendant.Name = prefix.Length == 0 ? descendant.LocalName : prefix + ":" + descendant.LocalName;
        }

        element.Attributes.Remove(declaration);
    }

    private static IEnumerable<SourceElement> Descendants(SourceElement element) => element.Elements.SelectMany(Descendants).Prepend(element);

    private void RemoveUnusedNamespaces()
    {
        var elements = Descendants(context.Document.Root).ToList();
        var used = elements.Select(element => element.Namespace)
            .Concat(elements.SelectMany(element => element.Attributes.Where(attribute => attribute.Prefix.Length > 0 && !attribute.IsNamespaceDeclaration).Select(attribute => element.ResolvePrefix(attribute.Prefix) ?? string.Empty)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            foreach (var declaration in element.Attributes.Where(attribute => attribute.IsNamespaceDeclaration && !used.Contains(attribute.Value)).ToArray())
            {
                if (context.Makes("RemoveUnusedNamespaces", element, declaration.Value))
                {
                    element.Remove(declaration.Name);
                }
            }
        }
    }

    private void MoveNamespacesToRoot()
    {
        var root = context.Document.Root;
        foreach (var element in Descendants(root).Skip(1).ToArray())
        {
            foreach (var declaration in element.Attributes.Where(attribute => attribute.IsNamespaceDeclaration).ToArray())
            {
                MoveToRoot(root, element, declaration);
            }
        }
    }

    private void MoveToRoot(SourceElement root, SourceElement element, SourceAttribute declaration)
    {
        var uri = declaration.Value;
        if (!context.Makes("MoveNamespacesToRoot", element, uri))
        {
            return;
        }

        // Everything of the namespace below gets the root's prefix for it; only then may the declaration go.
        var old = declaration.Name == "xmlns" ? string.Empty : declaration.LocalName;
        var wanted = old.Length > 0 ? old : ConversionContext.Rules.Namespaces.FirstOrDefault(rule => rule.New == uri)?.Prefix is { Length: > 0 } known ? known : "ns";
        var prefix = root.FindPrefix(uri) ?? context.Declare(wanted, uri);
        foreach (var descendant in Descendants(element).ToArray())
        {
            if (descendant.Prefix == old && descendant.Namespace == uri)
            {
                descendant.Name = prefix.Length == 0 ? descendant.LocalName : prefix + ":" + descendant.LocalName;
            }

            foreach (var attribute in descendant.Attributes.Where(attribute => old.Length > 0 && !attribute.IsNamespaceDeclaration && attribute.Prefix == old && descendant.ResolvePrefix(old) == uri))
            {
                attribute.Name = (prefix.Length == 0 ? context.Declare(old, uri) : prefix) + ":" + attribute.LocalName;
            }
        }

        element.Remove(declaration.Name);
    }

    private static string FixLocalization(string raw) => raw.Contains("$(loc.", StringComparison.Ordinal) ? LocalizationVariable().Replace(raw, "$1!") : raw;

    [GeneratedRegex(@"(?<!\$)((?:\$\$)*)\$(?=\(loc\.[^.])", RegexOptions.CultureInvariant)]
    private static partial Regex LocalizationVariable();
}
