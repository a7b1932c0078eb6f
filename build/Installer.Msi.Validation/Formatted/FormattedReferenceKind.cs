namespace Installer.Msi.Validation.Formatted;

/// <summary>What a reference in formatted text names.</summary>
internal enum FormattedReferenceKind
{
    /// <summary>A property, <c>[NAME]</c>.</summary>
    Property,

    /// <summary>An environment variable, <c>[%NAME]</c>.</summary>
    EnvironmentVariable,

    /// <summary>The path of a file, <c>[#key]</c> or <c>[!key]</c>.</summary>
    File,

    /// <summary>The folder of a component, <c>[$key]</c>.</summary>
    Component,

    /// <summary>A character, <c>[\x]</c> or <c>[~]</c>.</summary>
    Character,
}
