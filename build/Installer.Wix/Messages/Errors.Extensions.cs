namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message ExtensionNotFound(string extension) =>
        Error(144, null, $"The extension '{extension}' could not be found: neither WiX nor the portable compiler has one of that name. Is it spelt right?");

    public static Message AttributeNeedsComponent(SourceLine? source, string element, string attribute) => AttributeNeedsComponent(5050, source, element, attribute);

    public static Message ElementNeedsComponent(SourceLine? source, string element, string parent) =>
        Error(5051, source, $"The {element} element is only legal when the {parent} around it stands in a Component: outside of one, a {parent} is only referred to and nothing is done to it.");

    public static Message RegistryObjectWithoutId(SourceLine? source, string element) =>
        Error(5063, source, $"The {element} writes nothing by itself, so it has no row whose permissions could be set. Add ForceCreateOnInstall=\"yes\" to it.");

    public static Message FirewallAddressesTwice(SourceLine? source, string element, string attribute, int number) =>
        Error(number, source, $"The FirewallException element has both the {attribute} attribute and a {element} element. Leave one of them out.");

    public static Message FirewallInterfaceTypeAll(SourceLine? source) =>
        Error(6405, source, "The FirewallException element has an InterfaceType element with Value 'all', so it cannot have one with another value.");

    public static Message IllegalExceptOnElement(SourceLine? source, string attribute, string element) =>
        Error(56, source, $"The {attribute} attribute can only be specified on the {element} element.");

    public static Message IllegalParentAttribute(SourceLine? source, string element, string attribute, string child) =>
        Error(155, source, $"The {element}/@{attribute} attribute cannot be specified when a {child} element is nested underneath the {element} element.");

    public static Message TooManyElements(SourceLine? source, string element, string child, int maximum) =>
        Error(207, source, $"The {element} element has more {child} elements than it may have: {maximum}.");

    public static Message IdentifierTooLong(SourceLine? source, string element, string attribute, string value, int maximum) =>
        Error(304, source, $"The {element}/@{attribute} attribute's value, '{value}', is too long. It may have {maximum} characters.");

    public static Message SqlAttributeNeedsComponent(SourceLine? source, string element, string attribute) => AttributeNeedsComponent(5100, source, element, attribute);

    public static Message SqlElementNeedsComponent(SourceLine? source, string element) => ElementNeedsComponent(5101, source, element);

    public static Message SqlDatabaseDoesNothing(SourceLine? source, params IReadOnlyList<string> attributes) =>
        Error(5102, source, $"A SqlDatabase in a Component must have one of these attributes: {string.Join(", ", attributes)}. Without one nothing is done to it.");

    public static Message MimeMapExtension(SourceLine? source, string value) =>
        Error(5150, source, $"The MimeMap/@Extension attribute's value, '{value}', must begin with a period.");

    public static Message WebAttributeNeedsComponent(SourceLine? source, string element, string attribute) => AttributeNeedsComponent(5151, source, element, attribute);

    public static Message WebElementNeedsComponent(SourceLine? source, string element) => ElementNeedsComponent(5152, source, element);

    public static Message WebSiteTwice(SourceLine? source, string element) =>
        Error(5154, source, $"The {element}/@WebSite attribute cannot be specified when the {element} stands in a WebSite.");

    public static Message WebApplicationTwice(SourceLine? source, string element) =>
        Error(5155, source, $"The {element} element has more than one WebApplication. Name it in the attribute, or put the element into it.");

    public static Message IllegalCharacter(SourceLine? source, string element, string attribute, string value, char character) =>
        Error(5156, source, $"The {element}/@{attribute} attribute's value, '{value}', cannot have the character '{character}'.");

    public static Message RequiredInComponent(SourceLine? source, string element, string attribute) =>
        Error(5161, source, $"The {element}/@{attribute} attribute must be there when the {element} stands in a Component.");

    public static Message UrlReservationWithoutRights(SourceLine? source) =>
        Error(6701, source, "The UrlReservation element does not say who gets the right. Add the Sddl attribute, or UrlAce elements.");

    private static Message AttributeNeedsComponent(int number, SourceLine? source, string element, string attribute) =>
        Error(number, source, $"The {element}/@{attribute} attribute says what is done when the {element} is installed, but it stands outside of every Component and so is only referred to. Put the {element} into a Component or leave the attribute out.");

    private static Message ElementNeedsComponent(int number, SourceLine? source, string element) =>
        Error(number, source, $"The {element} element is only legal in a Component: outside of one, nothing is done with it.");

    public static Message IllegalValueWithLegalList(SourceLine? source, string element, string attribute, string value, string legal) =>
        Error(347, source, $"The {element}/@{attribute} attribute's value, '{value}', is not legal here. These are: {legal}.");

    public static Message IllegalValueWhenNested(SourceLine? source, string element, string attribute, string value, string parent) =>
        Error(314, source, $"The {element}/@{attribute} attribute's value, '{value}', cannot be specified when the {element} element is nested underneath a {parent} element.");
}
