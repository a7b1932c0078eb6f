namespace Installer.Wix.Generator;

/// <summary>What the value of an attribute may be: the type that it has in code, and the method of <c>AttributeReader</c> that reads it.</summary>
/// <param name="Name">The kind's name in definitions.</param>
/// <param name="Type">The type of a value; it may be missing, so that the property's type is this one with a question mark.</param>
/// <param name="Method">The method that reads it; <c>null</c> for the value as it is.</param>
/// <param name="Options">The options of the definition that are arguments of the method, by name, in their order.</param>
/// <param name="IsText">Whether a default is a text.</param>
internal sealed record AttributeKind(string Name, string Type, string? Method, IReadOnlyList<string> Options, bool IsText = true)
{
    /// <summary>The kind of an attribute that the element's record reads by a method of its own.</summary>
    public const string Special = "Special";

    /// <summary>The kind of an attribute that is <c>yes</c> or <c>no</c> and sets a bit of a property that it shares with others.</summary>
    public const string Flag = "Flag";

    /// <summary>The kind of an attribute whose value is one of some words.</summary>
    public const string Option = "Option";

    /// <summary>The kind of an attribute whose value is the identifier of something declared elsewhere.</summary>
    public const string Reference = "Reference";

    /// <summary>The kinds of attributes whose words stand for other texts, with the method that reads them.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // One of the words, or a text with properties or variables.
        ["Words"] = "Word",

        // One of the words, in upper or lower case.
        ["Choice"] = "Choice",

        // One of the words, or a text with properties; another one counts as missing.
        ["OptionOrProperty"] = "OptionOrProperty",
    };

    /// <summary>All kinds whose values are read by one call, by name.</summary>
    public static IReadOnlyDictionary<string, AttributeKind> All { get; } = new AttributeKind[]
    {
        new("Identifier", "global::Installer.Wix.Symbols.Identifier", "Identifier", []),
        new(Reference, "string", "IdentifierText", []),
        new("Text", "string", "Text", []),
        new("NonBlankText", "string", "NonBlankText", []),
        new("AnyText", "string", null, []),
        new("Integer", "int", "Integer", ["Minimum", "Maximum"], IsText: false),
        new("LocalizableInteger", "string", "LocalizableInteger", ["Minimum", "Maximum"]),
        new("YesNo", "bool", "YesNo", [], IsText: false),
        new("YesNoDefault", "bool", "YesNoDefault", [], IsText: false),
        new("Guid", "string", "Guid", ["CanGenerate", "CanBeEmpty"]),
        new("LongFileName", "string", "LongFileName", ["AllowWildcards"]),
        new("ShortFileName", "string", "ShortFileName", ["AllowWildcards"]),
        new("RelativePath", "string", "RelativePath", []),
        new("Version", "string", "Version", []),
        new("Codepage", "string", "Codepage", []),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
}
