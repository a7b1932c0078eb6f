using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary>Reads the value of one attribute. A value that is not legal is reported and given as <c>null</c>.</summary>
internal readonly struct AttributeReader(CompileContext context, XElement element, XAttribute attribute)
{
    /// <summary>The attribute's name.</summary>
    public string Name => attribute.Name.LocalName;

    /// <summary>The value as it is, even empty.</summary>
    public string Value => attribute.Value;

    /// <summary>Where the element was authored.</summary>
    public SourceLine Source => element.Source();

    /// <summary>The element's name.</summary>
    public string ElementName => element.Name.LocalName;

    /// <summary>Reports that the element has no such attribute.</summary>
    public void Unexpected() => context.Write(Errors.UnexpectedAttribute(Source, ElementName, Name));

    /// <summary>A text, at least one character long.</summary>
    public string? Text()
    {
        if (Value.Length > 0)
        {
            return Value;
        }

        context.Write(Errors.EmptyAttribute(Source, ElementName, Name));
        return null;
    }

    /// <summary>A text with at least one character that is no white space.</summary>
    public string? NonBlankText()
    {
        if (!string.IsNullOrWhiteSpace(Value))
        {
            return Value;
        }

        context.Write(Errors.EmptyAttribute(Source, ElementName, Name));
        return null;
    }

    /// <summary>The name of what is declared, possibly with an access modifier before it.</summary>
    public Identifier? Identifier()
    {
        var value = Value;
        var access = Access.Global;
        var separator = value.IndexOf(' ', StringComparison.Ordinal);
        if (separator > 0)
        {
            Access? modifier = value[..separator] switch
            {
                "global" or "public" or "package" => Access.Global,
                "library" or "internal" => Access.Library,
                "file" or "protected" => Access.File,
                "section" or "private" or "fragment" => Access.Section,
                "virtual" => Access.Virtual,
                "override" => Access.Override,
                _ => null,
            };
            if (modifier is null)
            {
                return null;
            }

            access = modifier.Value;
            value = value[(separator + 1)..].Trim();
        }

        if (!IsIdentifier(value))
        {
            context.Write(Errors.IllegalIdentifier(Source, ElementName, Name, value));
            return null;
        }

        WarnOfLength(value);
        return new Identifier(access, value);
    }

    /// <summary>The name of something declared elsewhere.</summary>
    public string? IdentifierText() => CheckIdentifier(Value) ? Value : null;

    /// <summary>An integer in a range.</summary>
    public int? Integer(int minimum, int maximum) => Number() is { } number && CheckRange(number, minimum, maximum) ? number : null;

    /// <summary>An integer in a range, or a text with variables that becomes one when the package is bound; <c>null</c> if it is neither, but not if it is out of range.</summary>
    public string? LocalizableInteger(int minimum, int maximum)
    {
        if (HasBindVariable(Value))
        {
            return Value;
        }

        if (Number() is not { } number)
        {
            return null;
        }

        CheckRange(number, minimum, maximum);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public bool? YesNo()
    {
        switch (Value)
        {
            case "yes" or "true":
                return true;
            case "no" or "false":
                return false;
            default:
                if (Value.Length == 0)
                {
                    context.Write(Errors.EmptyAttribute(Source, ElementName, Name));
                }

                context.Write(Errors.IllegalYesNo(Source, ElementName, Name, Value));
                return null;
        }
    }

    /// <summary>Whether the value is <c>yes</c>.</summary>
    public bool IsYes() => YesNo() == true;

    /// <summary><c>yes</c>, <c>no</c>, or <c>null</c> for <c>default</c>.</summary>
    public bool? YesNoDefault()
    {
        switch (Value)
        {
            case "default":
                return null;
            case "yes" or "true":
                return true;
            case "no" or "false":
                return false;
            default:
                if (Value.Length == 0)
                {
                    context.Write(Errors.EmptyAttribute(Source, ElementName, Name));
                }

                context.Write(Errors.IllegalYesNoDefault(Source, ElementName, Name, Value));
                return null;
        }
    }

    /// <summary>One of a list of words.</summary>
    public string? Option(params ReadOnlySpan<string> legal)
    {
        if (legal.Contains(Value))
        {
            return Value;
        }

        context.Write(Value.Length == 0 ? Errors.EmptyAttribute(Source, ElementName, Name) : Errors.IllegalAttributeValue(Source, ElementName, Name, Value, legal.ToArray()));
        return null;
    }

    /// <summary>One of a list of words, of which some are known and refused.</summary>
    public string? SupportedOption(ReadOnlySpan<string> unsupported, params ReadOnlySpan<string> legal)
    {
        if (!unsupported.Contains(Value))
        {
            return Option(legal);
        }

        context.Write(Errors.ValueNotSupported(Source, ElementName, Name, Value));
        return null;
    }

    /// <summary>What one of a list of words stands for, or a text with properties or variables as it is.</summary>
    public string? Word(params ReadOnlySpan<(string Name, string Text)> words)
    {
        if (Text() is not { } value)
        {
            return null;
        }

        foreach (var (name, text) in words)
        {
            if (name == value)
            {
                return text;
            }
        }

        if (!FormattedText.ContainsProperty(value) && !HasBindVariable(value))
        {
            context.Write(Errors.IllegalAttributeValue(Source, ElementName, Name, value, Names(words)));
        }

        return value;
    }

    /// <summary>What one of a list of words stands for, whatever its case.</summary>
    public string? Choice(params ReadOnlySpan<(string Name, string Text)> words)
    {
        foreach (var (name, text) in words)
        {
            if (name.Equals(Value, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        Option(Names(words));
        return null;
    }

    /// <summary>What one of a list of words stands for, or a text with properties as it is.</summary>
    public string? OptionOrProperty(params ReadOnlySpan<(string Name, string Text)> words)
    {
        if (FormattedText.ContainsProperty(Value))
        {
            return Value;
        }

        var index = Option(Names(words)) is { } name ? Array.IndexOf(Names(words), name) : -1;
        return index < 0 ? null : words[index].Text;
    }

    /// <summary>A GUID in braces and upper case, or a text with variables.</summary>
    /// <param name="canGenerate">Whether <c>*</c> is legal.</param>
    /// <param name="canBeEmpty">Whether nothing is legal.</param>
    public string? Guid(bool canGenerate = false, bool canBeEmpty = false)
    {
        var value = Value;
        if (value.Length == 0 && canBeEmpty)
        {
            return string.Empty;
        }

        if (value.Length == 0)
        {
            context.Write(Errors.EmptyAttribute(Source, ElementName, Name));
            return null;
        }

        if ((value == "*" && canGenerate) || value.StartsWith("!(loc", StringComparison.Ordinal) || value.StartsWith("!(wix", StringComparison.Ordinal))
        {
            return value;
        }

        if (System.Guid.TryParse(value, out var guid))
        {
            return guid.ToString("B").ToUpperInvariant();
        }

        context.Write(value.StartsWith("PUT-GUID-", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("{PUT-GUID-", StringComparison.OrdinalIgnoreCase)
            ? Errors.ExampleGuid(Source, ElementName, Name, value)
            : Errors.IllegalGuid(Source, ElementName, Name, value));
        return null;
    }

    /// <summary>A long file or folder name.</summary>
    public string? LongFileName(bool allowWildcards = false)
    {
        if (Text() is not { } name)
        {
            return null;
        }

        if (!HasBindVariable(name) && !FileNames.IsLong(name, allowWildcards, allowRelative: false))
        {
            context.Write(Errors.IllegalLongFileName(Source, ElementName, Name, name));
            return null;
        }

        WarnOfAmbiguity(name);
        return name;
    }

    /// <summary>The names of folders below one another, with a backslash between them.</summary>
    public string? RelativePath()
    {
        if (Text() is not { } path || HasBindVariable(path))
        {
            return attribute.Value.Length == 0 ? null : attribute.Value;
        }

        if (!FileNames.IsLong(path, allowWildcards: false, allowRelative: true))
        {
            context.Write(Errors.IllegalRelativeLongFileName(Source, ElementName, Name, path));
            return null;
        }

        if (path[0] is '\\' or '/')
        {
            context.Write(Errors.PathNotRelative(Source, ElementName, Name, path));
            return null;
        }

        var canonical = FileNames.Canonical(path);
        if (canonical != path)
        {
            context.Write(Warnings.PathCanonicalized(Source, ElementName, Name, path, canonical));
        }

        return canonical;
    }

    /// <summary>An 8.3 file or folder name.</summary>
    public string? ShortFileName(bool allowWildcards = false)
    {
        if (Text() is not { } name)
        {
            return null;
        }

        if (HasBindVariable(name))
        {
            return name;
        }

        if (!FileNames.IsShort(name, allowWildcards))
        {
            context.Write(Errors.IllegalShortFileName(Source, ElementName, Name, name));
            return null;
        }

        WarnOfAmbiguity(name);
        return name;
    }

    /// <summary>A version of two to four parts, or a text with variables.</summary>
    public string? Version()
    {
        if (Value.Length == 0)
        {
            context.Write(Errors.EmptyAttribute(Source, ElementName, Name));
            return null;
        }

        if (HasBindVariable(Value))
        {
            return Value;
        }

        if (PackageVersion.TryNormalize(Value, out var version))
        {
            return version;
        }

        context.Write(Errors.IllegalVersion(Source, ElementName, Name, Value));
        return null;
    }

    /// <summary>A code page's name or number, or a text with variables.</summary>
    public string? Codepage()
    {
        if (HasBindVariable(Value) || Localization.Codepages.TryParse(Value, out _))
        {
            return Value;
        }

        context.Write(Errors.IllegalCodepage(Source, Value));
        return null;
    }

    /// <inheritdoc cref="Symbols.Identifier.IsLegal"/>
    public static bool IsIdentifier(string value) => Symbols.Identifier.IsLegal(value);

    /// <summary>Whether a text has a variable that is replaced when the package is bound.</summary>
    public static bool HasBindVariable(string text) => text.Contains("!(", StringComparison.Ordinal);

    private static string[] Names(ReadOnlySpan<(string Name, string Text)> words)
    {
        var names = new string[words.Length];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = words[i].Name;
        }

        return names;
    }

    private int? Number()
    {
        if (int.TryParse(Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        context.Write(Value.Length == 0 ? Errors.EmptyAttribute(Source, ElementName, Name) : Errors.IllegalInteger(Source, ElementName, Name, Value));
        return null;
    }

    private bool CheckRange(int number, int minimum, int maximum)
    {
        if (number >= minimum && number <= maximum)
        {
            return true;
        }

        context.Write(Errors.IntegerOutOfRange(Source, ElementName, Name, number, minimum, maximum));
        return false;
    }

    private bool CheckIdentifier(string value)
    {
        if (IsIdentifier(value))
        {
            WarnOfLength(value);
            return true;
        }

        if (value.Length == 0)
        {
            context.Write(Errors.EmptyAttribute(Source, ElementName, Name));
        }

        context.Write(value.StartsWith('[') && value.EndsWith(']')
            ? Errors.IdentifierLooksFormatted(Source, ElementName, Name, value)
            : Errors.IllegalIdentifier(Source, ElementName, Name, value));
        return false;
    }

    private void WarnOfAmbiguity(string name)
    {
        if (FileNames.IsAmbiguous(name))
        {
            context.Write(Warnings.AmbiguousShortName(Source, ElementName, Name, name));
        }
    }

    private void WarnOfLength(string value)
    {
        if (value.Length > 72)
        {
            context.Write(Warnings.LongIdentifier(Source, ElementName, Name, value));
        }
    }
}
