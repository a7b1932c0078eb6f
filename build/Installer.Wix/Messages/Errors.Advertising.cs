namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message AppIdAdvertiseMismatch(SourceLine? source, bool advertised) =>
        Error(18, source, $"The AppId/@Advertise attribute's value, '{YesNo(advertised)}', does not match the element around it. An AppId directly in a Package or Fragment must be advertised.");

    public static Message AdvertiseMismatch(SourceLine? source, string element, bool? advertised, bool? parent) =>
        Error(59, source, $"The {element} element has Advertise '{YesNo(advertised)}', but the element around it has '{YesNo(parent)}'. Both must be advertised, or neither.");

    public static Message DuplicateContext(SourceLine? source, string context) =>
        Error(60, source, $"The Class/@Context attribute names '{context}' more than once.");

    public static Message RelativePathNotAdvertised(SourceLine? source) =>
        Error(61, source, "The Class/@RelativePath attribute is only legal when Advertise is 'yes': registry values cannot say it.");

    public static Message TypeLibWithoutFile(SourceLine? source) =>
        Error(47, source, "A TypeLib that is not advertised must stand in the File element of its library.");

    public static Message MaskAndValueLengths(SourceLine? source) =>
        Error(54, source, "The FileTypeMask/@Value and FileTypeMask/@Mask attributes must have the same length.");

    public static Message ProgIdNestedTooDeep(SourceLine? source) =>
        Error(105, source, "A ProgId in a ProgId cannot have another ProgId in it.");

    public static Message MimeDefaultNotAdvertised(SourceLine? source) =>
        Error(191, source, "The MIME element cannot have Default 'yes': it is not advertised, but the Extension around it is.");

    public static Message VersionIndependentProgIdIcon(SourceLine? source) =>
        Error(192, source, "A ProgId in a ProgId cannot have an Icon or IconIndex: it takes the icon of the ProgId around it.");

    public static Message ExpectedAttributesWith(SourceLine? source, string element, string attribute, string alternative, string otherAttribute, string otherValue) =>
        Error(45, source, $"The {element} element's {attribute} or {alternative} attribute was not found; one of these is required when attribute {otherAttribute} has a value of '{otherValue}'.");

    public static Message ExpectedAttributesWith(SourceLine? source, string element, string attribute, string alternative, string otherAttribute) =>
        Error(45, source, $"The {element} element's {attribute} or {alternative} attribute was not found; one of these is required when attribute {otherAttribute} is present.");

    private static string YesNo(bool? value) => value switch { true => "yes", false => "no", _ => "not set" };
}
