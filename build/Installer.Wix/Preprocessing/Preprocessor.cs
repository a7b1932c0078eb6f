using System.Xml.Linq;

using Installer.Wix.Converting;
using Installer.Wix.Files;
using Installer.Wix.Messages;
using Installer.Wix.Reading;

namespace Installer.Wix.Preprocessing;

/// <summary>Reads a source file, carries out its processing instructions and replaces its variables. Every element of the result carries its
/// <see cref="SourceLine"/> as an annotation, also when it came from an include file.</summary>
internal sealed class Preprocessor(Messaging messaging, PreprocessorOptions options, SourceReader reader)
{
    private const int MaximumIncludeDepth = 1024;

    /// <summary>How deep elements, conditions and loops may be nested.</summary>
    private const int MaximumNesting = DepthLimitedReader.MaximumDepth;

    /// <summary>How many elements, repetitions and includes there may be in loops and include files, which grow exponentially when they are nested.</summary>
    private const int MaximumExpansion = 1_000_000;

    private readonly HashSet<string> converted = new(StringComparer.Ordinal);
    private readonly VariableReplacer variables = new(messaging, options);
    private int includeDepth;
    private int loopDepth;
    private int nesting;
    private int expansion;

    /// <summary>Preprocesses a source file.</summary>
    /// <returns>The document, or <c>null</c> after an error.</returns>
    public XDocument? Process(string path)
    {
        try
        {
            var document = new XDocument();
            ProcessNodes([.. Load(path, source: null).Nodes()], document, path);
            return variables.HasErrors ? null : document;
        }
        catch (WixException exception)
        {
            messaging.Write(exception.Error);
            return null;
        }
    }

    private XDocument Load(string path, SourceLine? source)
    {
        var document = reader.Load(path, source, "Source", out var isConverted);
        if (isConverted)
        {
            converted.Add(path);
            DefineArchitecture(new SourceLine(path, 1));
        }

        return document;
    }

    /// <summary>Sources that were written for wixl, the compiler of msitools, ask for the architecture with a variable that it defines.</summary>
    private void DefineArchitecture(SourceLine source)
    {
        if (variables.Find("Arch", source) is null)
        {
            variables.Set("Arch", variables.Replace("$(sys.BUILDARCH)", source), source, warn: false);
        }
    }

    private static SourceLine Locate(XObject node, string path) => new(path, SourceReader.LineOf(node));

    private void ProcessNodes(List<XNode> nodes, XContainer target, string path)
    {
        if (++nesting - includeDepth > MaximumNesting)
        {
            throw new WixException(PortableErrors.NestedTooDeep(Locate(nodes.Count > 0 ? nodes[0] : target, path), "Elements, conditions and loops", MaximumNesting));
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            switch (nodes[i])
            {
                case XElement element:
                    target.Add(ProcessElement(element, path));
                    break;
                case XText text when target is XElement:
                    target.Add(new XText(variables.Replace(text.Value, Locate(text.Parent!, path))));
                    break;
                case XProcessingInstruction instruction:
                    i = ProcessInstruction(instruction, nodes, i, target, path);
                    break;
            }
        }

        nesting--;
    }

    private void CountExpansion(SourceLine source)
    {
        if (includeDepth + loopDepth > 0 && ++expansion > MaximumExpansion)
        {
            throw new WixException(PortableErrors.ExpansionTooLarge(source, "elements", MaximumExpansion));
        }
    }

    private XElement ProcessElement(XElement element, string path)
    {
        var source = Locate(element, path);
        CountExpansion(source);
        var result = new XElement(element.Name);
        result.AddAnnotation(source);
        foreach (var attribute in element.Attributes())
        {
            var value = variables.Replace(attribute.Value, source);

            // The names below have their namespaces already: what a variable made of a declaration could only contradict them.
            result.Add(attribute.IsNamespaceDeclaration ? attribute : new XAttribute(attribute.Name, value));
        }

        if (converted.Contains(path))
        {
            ConvertedElement.Complete(result, options.Platform, source);
        }

        ProcessNodes([.. element.Nodes()], result, path);
        return result;
    }

    /// <returns>The index of the last node that was dealt with.</returns>
    private int ProcessInstruction(XProcessingInstruction instruction, List<XNode> nodes, int index, XContainer target, string path)
    {
        var source = Locate(instruction, path);
        switch (instruction.Target)
        {
            case "define":
                Define(instruction.Data, source);
                break;
            case "undef":
                variables.Remove(TrimPrefix(variables.Replace(instruction.Data.Trim(), source)), source);
                break;
            case "include":
                Include(instruction.Data, source, target, path);
                break;
            case "if" or "ifdef" or "ifndef":
                return ProcessIf(nodes, index, target, path);
            case "foreach":
                return ProcessForeach(instruction, nodes, index, target, path);
            case "endif" or "else" or "elseif" or "elif":
                throw new WixException(Errors.UnmatchedInstruction(source, "if", instruction.Target));
            case "endforeach":
                throw new WixException(Errors.UnmatchedInstruction(source, "foreach", "endforeach"));
            case "error":
                throw new WixException(Errors.PreprocessorError(source, variables.Replace(instruction.Data, source).Trim()));
            case "warning":
                messaging.Write(Warnings.Preprocessor(source, variables.Replace(instruction.Data, source).Trim()));
                break;
            case "pragma":
                CheckPragma(variables.Replace(instruction.Data, source).Trim(), source);
                break;
        }

        return index;
    }

    /// <summary>Pragmas are for extensions of the preprocessor, of which there are none: what has a pragma's form is a warning, as in WiX.</summary>
    private void CheckPragma(string pragma, SourceLine source)
    {
        if (pragma.Length == 0)
        {
            throw new WixException(Errors.InvalidPragma(source, pragma));
        }

        var end = pragma.AsSpan().IndexOfAny(" \t\r\n(");
        var name = end < 0 ? pragma : pragma[..end];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == name.Length - 1)
        {
            throw new WixException(Errors.PragmaFailed(source, name));
        }

        messaging.Write(Warnings.UnknownPragma(source, name));
    }

    private int ProcessIf(List<XNode> nodes, int index, XContainer target, string path)
    {
        var taken = false;
        var active = new List<XNode>();
        var depth = 0;
        var isActive = false;
        var elseSeen = false;
        for (var i = index; i < nodes.Count; i++)
        {
            if (nodes[i] is XProcessingInstruction instruction)
            {
                var source = Locate(instruction, path);
                switch (instruction.Target)
                {
                    case "if" or "ifdef" or "ifndef" when i == index:
                        isActive = taken = Holds(instruction, source);
                        continue;
                    case "if" or "ifdef" or "ifndef":
                        depth++;
                        break;
                    case "endif" when depth == 0:
                        ProcessNodes(active, target, path);
                        return i;
                    case "endif":
                        depth--;
                        break;
                    case "elseif" when depth == 0:
                        if (elseSeen)
                        {
                            throw new WixException(Errors.UnmatchedInstruction(source, "if", instruction.Target));
                        }

                        isActive = !taken && Holds(instruction, source);
                        taken |= isActive;
                        continue;
                    case "else" when depth == 0:
                        if (elseSeen)
                        {
                            throw new WixException(Errors.UnmatchedInstruction(source, "if", "else"));
                        }

                        elseSeen = true;
                        isActive = !taken;
                        taken = true;
                        continue;
                }
            }

            if (isActive)
            {
                active.Add(nodes[i]);
            }
        }

        throw new WixException(Errors.UnterminatedInstruction(EndOf(nodes, path), "if", "endif"));
    }

    /// <summary>Where the element that holds these nodes ends: an instruction without its end is noticed there.</summary>
    private static SourceLine EndOf(List<XNode> nodes, string path)
    {
        var last = Locate(nodes[^1], path);
        var breaks = nodes[^1] is XText text ? text.Value.Count(c => c == '\n') : 0;
        return last with { Line = last.Line + breaks };
    }

    private bool Holds(XProcessingInstruction instruction, SourceLine source) => instruction.Target switch
    {
        "ifdef" => variables.Find(TrimReference(instruction.Data.Trim()), source) is not null,
        "ifndef" => variables.Find(TrimReference(instruction.Data.Trim()), source) is null,
        _ => Condition.Evaluate(instruction.Data, source, variables),
    };

    private int ProcessForeach(XProcessingInstruction instruction, List<XNode> nodes, int index, XContainer target, string path)
    {
        var source = Locate(instruction, path);
        var separator = instruction.Data.IndexOf(" in ", StringComparison.Ordinal);
        if (separator < 0)
        {
            throw new WixException(Errors.IllegalForeach(source, instruction.Data));
        }

        var name = TrimPrefix(instruction.Data[..separator].Trim());
        var list = instruction.Data[(separator + 4)..].Trim();
        if (list.StartsWith('"'))
        {
            if (list.Length < 2 || !list.EndsWith('"'))
            {
                throw new WixException(Errors.UnmatchedQuotes(source, list));
            }

            list = list[1..^1];
        }

        var end = FindEndforeach(nodes, index);
        if (end < 0)
        {
            throw new WixException(Errors.ExpectedEndforeach(source));
        }

        if (end + 1 < nodes.Count && nodes[end + 1] is XElement lost)
        {
            throw new WixException(PortableErrors.ElementAfterEndforeach(Locate(lost, path), lost.Name.LocalName));
        }

        var body = nodes.GetRange(index + 1, end - index - 1);
        loopDepth++;
        foreach (var value in variables.Replace(list, source).Split(';'))
        {
            CountExpansion(source);
            variables.Set(name, value, source, warn: false);
            ProcessNodes(body, target, path);
        }

        loopDepth--;
        return end;
    }

    private static int FindEndforeach(List<XNode> nodes, int index)
    {
        var depth = 0;
        for (var i = index; i < nodes.Count; i++)
        {
            if (nodes[i] is XProcessingInstruction { Target: var target })
            {
                depth += target switch { "foreach" => 1, "endforeach" => -1, _ => 0 };
                if (depth == 0)
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private void Define(string statement, SourceLine source)
    {
        var separator = statement.IndexOf('=', StringComparison.Ordinal);
        var name = (separator < 0 ? statement : statement[..separator]).Trim();
        if (name.Length == 0)
        {
            throw new WixException(Errors.IllegalDefine(source, statement));
        }

        var value = separator < 0 ? string.Empty : Unquote(statement[(separator + 1)..].Trim());
        variables.Set(TrimPrefix(name), variables.Replace(value, source), source, warn: true);
    }

    private void Include(string argument, SourceLine source, XContainer target, string path)
    {
        var authored = Unquote(variables.Replace(argument, source).Trim()).Replace('\\', '/');
        string[] candidates = Path.IsPathRooted(authored)
            ? [authored]
            : options.IncludePaths.Prepend(Path.GetDirectoryName(path) ?? string.Empty).Select(folder => Path.Combine(WindowsPath.Normalize(folder), authored)).ToArray();
        var found = Array.Find(candidates, reader.Exists) ?? FindInclude(candidates, source) ?? throw new WixException(Errors.IncludeNotFound(source, authored));
        if (++includeDepth > MaximumIncludeDepth)
        {
            throw new WixException(Errors.TooDeeplyIncluded(source, MaximumIncludeDepth));
        }

        CountExpansion(source);
        var root = Load(found, source).Root!;
        CheckIncludeRoot(root, Locate(root, found));
        ProcessNodes([.. root.Nodes()], target, found);
        includeDepth--;
    }

    private string? FindInclude(string[] candidates, SourceLine source)
    {
        foreach (var candidate in candidates)
        {
            if (WindowsPath.FindFile(candidate) is { } found)
            {
                if (WindowsPath.DifferInCase(candidate, found))
                {
                    messaging.Write(PortableWarnings.PathInOtherCase(source, candidate, found));
                }

                return found;
            }
        }

        return null;
    }

    // Whatever its namespace, as in WiX: the root goes, only what is in it becomes part of the source.
    private static void CheckIncludeRoot(XElement root, SourceLine source)
    {
        if (root.Name.LocalName != "Include")
        {
            throw new WixException(Errors.InvalidDocumentElement(source, root.Name.LocalName, "include", "Include"));
        }
    }

    private static string TrimPrefix(string name) => name.StartsWith("var.", StringComparison.Ordinal) ? name[4..] : name;

    /// <summary>The name in <c>$(NAME)</c>, as which it may be written where a name alone is asked for.</summary>
    private static string TrimReference(string name) => name.StartsWith("$(", StringComparison.Ordinal) && name.EndsWith(')') ? name[2..^1] : name;

    private static string Unquote(string text) =>
        text.Length > 1 && ((text[0] == '"' && text[^1] == '"') || (text[0] == '\'' && text[^1] == '\'')) ? text[1..^1] : text;
}
