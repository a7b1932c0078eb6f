namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message AttributeNeedsComponent(SourceLine? source, string element, string attribute) =>
        Error(5050, source, $"The {element}/@{attribute} attribute says what is done when the {element} is installed, but it stands outside of every Component and so is only referred to. Put the {element} into a Component or leave the attribute out.");

    public static Message ElementNeedsComponent(SourceLine? source, string element, string parent) =>
        Error(5051, source, $"The {element} element is only legal when the {parent} around it stands in a Component: outside of one, a {parent} is only referred to and nothing is done to it.");

    public static Message RegistryObjectWithoutId(SourceLine? source, string element) =>
        Error(5063, source, $"The {element} writes nothing by itself, so it has no row whose permissions could be set. Add ForceCreateOnInstall=\"yes\" to it.");

    public static Message FirewallAddressesTwice(SourceLine? source, string element, string attribute, int number) =>
        Error(number, source, $"The FirewallException element has both the {attribute} attribute and a {element} element. Leave one of them out.");

    public static Message FirewallInterfaceTypeAll(SourceLine? source) =>
        Error(6405, source, "The FirewallException element has an InterfaceType element with Value 'all', so it cannot have one with another value.");

    public static Message IllegalValueWithLegalList(SourceLine? source, string element, string attribute, string value, string legal) =>
        Error(347, source, $"The {element}/@{attribute} attribute's value, '{value}', is not legal here. These are: {legal}.");

    public static Message IllegalValueWhenNested(SourceLine? source, string element, string attribute, string value, string parent) =>
        Error(314, source, $"The {element}/@{attribute} attribute's value, '{value}', cannot be specified when the {element} element is nested underneath a {parent} element.");
}
