namespace Installer.Wix.Messages;

/// <summary>The errors that WiX does not have, from 7100 on. The README lists them.</summary>
internal static partial class PortableErrors
{
    public static Message UnsupportedElement(SourceLine? source, string parent, string element) =>
        Error(7100, source, $"The {element} element in {parent} is part of WiX, but the portable compiler does not support it.");

    public static Message UnsupportedAttribute(SourceLine? source, string element, string attribute) =>
        Error(7101, source, $"The {element}/@{attribute} attribute is part of WiX, but the portable compiler does not support it.");

    public static Message UnsupportedValue(SourceLine? source, string element, string attribute, string value) =>
        Error(7102, source, $"The value '{value}' of {element}/@{attribute} is part of WiX, but the portable compiler does not support it.");

    public static Message ElementAfterEndforeach(SourceLine? source, string element) =>
        Error(7103, source, $"The {element} element follows <?endforeach?> directly; WiX would leave it out without a word. Put it on a line of its own.");

    public static Message SubdirectoryWithoutDirectory(SourceLine? source) =>
        Error(7104, source, "The Files/@Subdirectory attribute has no effect in WiX unless the Files element has a Directory attribute or is inside a Directory. Add Directory=\"INSTALLFOLDER\".");

    private static Message Error(int number, SourceLine? source, string text) => new(MessageLevel.Error, number, source, text);
}
