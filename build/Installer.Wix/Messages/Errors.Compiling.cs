namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message UnexpectedAttribute(SourceLine? source, string element, string attribute) =>
        Error(4, source, $"The {element} element contains an unexpected attribute '{attribute}'.");

    public static Message UnexpectedElement(SourceLine? source, string parent, string element) =>
        Error(5, source, $"The {parent} element contains an unexpected child element '{element}'.");

    public static Message EmptyAttribute(SourceLine? source, string element, string attribute) =>
        Error(6, source, $"The {element}/@{attribute} attribute's value cannot be an empty string. Leave the attribute out if it is to have no value.");

    public static Message IllegalInteger(SourceLine? source, string element, string attribute, string value) =>
        Error(8, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a legal integer value. Legal integer values are from -2,147,483,648 to 2,147,483,647.");

    public static Message IllegalGuid(SourceLine? source, string element, string attribute, string value) =>
        Error(9, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a legal guid value.");

    public static Message ExpectedAttribute(SourceLine? source, string element, string attribute) =>
        Error(10, source, $"The {element}/@{attribute} attribute was not found; it is required.");

    public static Message ExpectedAttributeUnless(SourceLine? source, string element, string attribute, string otherAttribute, string otherValue) =>
        Error(10, source, $"The {element}/@{attribute} attribute was not found; it is required unless the attribute {otherAttribute} has a value of '{otherValue}'.");

    public static Message ExpectedAttributeWith(SourceLine? source, string element, string attribute, string otherAttribute) =>
        Error(10, source, $"The {element}/@{attribute} attribute was not found; it is required when attribute {otherAttribute} is specified.");

    public static Message ExpectedAttributeWithValue(SourceLine? source, string element, string attribute, string otherAttribute, string otherValue) =>
        Error(10, source, $"The {element}/@{attribute} attribute was not found; it is required when attribute {otherAttribute} has a value of '{otherValue}'.");

    public static Message SecurePropertyNotUppercase(SourceLine? source, string element, string attribute, string property) =>
        Error(11, source, $"The {element}/@{attribute} attribute's value, '{property}', cannot contain lower-case letters because the property is secure, and only public properties can be.");

    public static Message SearchPropertyNotUppercase(SourceLine? source, string element, string attribute, string property) =>
        Error(12, source, $"The {element}/@{attribute} attribute's value, '{property}', cannot contain lower-case letters because the property is set by a search, which only works for public properties.");

    public static Message IllegalIdentifier(SourceLine? source, string element, string attribute, string value) =>
        Error(14, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a legal identifier. Identifiers may contain ASCII characters A-Z, a-z, digits, underscores (_), or periods (.). Every identifier must begin with either a letter or an underscore.");

    public static Message IdentifierLooksFormatted(SourceLine? source, string element, string attribute, string value) =>
        Error(275, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a legal identifier: it takes a name, not a formatted text. Leave the brackets out.");

    public static Message IllegalYesNo(SourceLine? source, string element, string attribute, string value) =>
        Error(15, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a legal yes/no value. The only legal values are 'no' and 'yes'.");

    public static Message IllegalYesNoDefault(SourceLine? source, string element, string attribute, string value) =>
        Error(65, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a legal yes/no/default value. The only legal values are 'default', 'no' and 'yes'.");

    public static Message IllegalAttributeValue(SourceLine? source, string element, string attribute, string value, params IEnumerable<string> legal) =>
        Error(21, source, $"The {element}/@{attribute} attribute's value, '{value}', is not one of the legal options: '{Join(legal)}'.");

    public static Message IllegalShortFileName(SourceLine? source, string element, string attribute, string value) =>
        Error(26, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a valid 8.3-compliant name. Legal names contain no more than 8 non-period characters followed by an optional period and extension of no more than 3 non-period characters. Any character except for the follow may be used: \\ ? | > < : / * \" + , ; = [ ] (space).");

    public static Message IllegalLongFileName(SourceLine? source, string element, string attribute, string value) =>
        Error(27, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a valid filename because it contains illegal characters. Legal filenames contain no more than 260 characters and must contain at least one non-period character. Any character except for the follow may be used: \\ ? | > < : / * \".");

    public static Message IllegalRelativeLongFileName(SourceLine? source, string element, string attribute, string value) =>
        Error(346, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a valid relative path: no part of it may contain ? | > < : * or \", and a part must not be longer than 260 characters.");

    public static Message IllegalWith(SourceLine? source, string element, string attribute, string otherAttribute) =>
        Error(35, source, $"The {element}/@{attribute} attribute cannot be specified when attribute {otherAttribute} is present.");

    public static Message IllegalWith(SourceLine? source, string element, string attribute, string otherAttribute, string otherValue) =>
        Error(35, source, $"The {element}/@{attribute} attribute cannot be specified when attribute {otherAttribute} is present with value '{otherValue}'.");

    public static Message IllegalWithAny(SourceLine? source, string element, string attribute, params IEnumerable<string> otherAttributes) =>
        Error(36, source, $"The {element}/@{attribute} attribute cannot be specified together with any of these: {Join(otherAttributes)}.");

    public static Message IllegalWithout(SourceLine? source, string element, string attribute, params IEnumerable<string> otherAttributes) =>
        Error(37, source, $"The {element}/@{attribute} attribute can only be specified together with one of these: {Join(otherAttributes)}.");

    public static Message IllegalValueWithout(SourceLine? source, string element, string attribute, string value, string otherAttribute, string otherValue) =>
        Error(38, source, $"The {element}/@{attribute} attribute's value, '{value}', can only be specified when attribute {otherAttribute} is present with value '{otherValue}'.");

    public static Message IllegalValueWithout(SourceLine? source, string element, string attribute, string value, string otherAttribute) =>
        Error(38, source, $"The {element}/@{attribute} attribute's value, '{value}', can only be specified when attribute {otherAttribute} is present.");

    public static Message ExpectedAttributesWithout(SourceLine? source, string element, string otherAttribute, params IEnumerable<string> attributes) =>
        Error(46, source, $"The {element} element needs one of these attributes when it has no {otherAttribute}: {Join(attributes)}.");

    public static Message IllegalValueWith(SourceLine? source, string element, string attribute, string value, string otherAttribute, string otherValue) =>
        Error(193, source, $"The {element}/@{attribute} attribute's value, '{value}', cannot be specified when attribute {otherAttribute} is '{otherValue}'.");

    public static Message IllegalValueWith(SourceLine? source, string element, string attribute, string value, string otherAttribute) =>
        Error(193, source, $"The {element}/@{attribute} attribute's value, '{value}', cannot be specified when attribute {otherAttribute} is present.");

    public static Message ExampleGuid(SourceLine? source, string element, string attribute, string value) =>
        Error(40, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a legal Guid value. A Guid needs to be generated and put in place of '{value}' in the source file.");

    public static Message TooManyChildren(SourceLine? source, string element, string child) =>
        Error(41, source, $"The {element} element contains more than one {child} element; only one is allowed.");

    public static Message MultipleKeyPaths(SourceLine? source, string element) =>
        Error(42, source, $"The {element} element has multiple key paths set. The key path may only be set to 'yes' in extension elements that support it or one of the following locations: Component/@KeyPath, File/@KeyPath, RegistryValue/@KeyPath, or ODBCDataSource/@KeyPath.");

    public static Message ExpectedAttributes(SourceLine? source, string element, params IReadOnlyList<string> attributes) =>
        Error(44, source, $"The {element} element's {string.Join(", ", attributes.Take(attributes.Count - 1))}{(attributes.Count > 2 ? "," : string.Empty)} or {attributes[^1]} attribute was not found; one of these is required.");

    public static Message CustomActionSources(SourceLine? source, string element, string attribute, params IReadOnlyList<string> legal) =>
        Error(22, source, $"The {element}/@{attribute} attribute cannot coexist with a previously specified attribute on this element. The {element} element may only have one of the following source attributes specified at a time: {string.Join(", ", legal.Take(legal.Count - 1))}, or {legal[^1]}.");

    public static Message CustomActionTargets(SourceLine? source, string element, string attribute, params IReadOnlyList<string> legal) =>
        Error(23, source, $"The {element}/@{attribute} attribute cannot coexist with a previously specified attribute on this element. The {element} element may only have one of the following target attributes specified at a time: {string.Join(", ", legal.Take(legal.Count - 1))}, or {legal[^1]}.");

    public static Message IllegalWhenAdvertised(SourceLine? source, string element, string attribute) =>
        Error(19, source, $"The {element}/@{attribute} attribute cannot be specified because the element is advertised.");

    public static Message ConfigurableDirectoryNotUppercase(SourceLine? source, string element, string attribute, string value) =>
        Error(29, source, $"The {element}/@{attribute} attribute's value, '{value}', cannot contain lower-case letters: the user changes the folder through the public property of its name.");

    public static Message FeatureCannotFavorAndDisallowAdvertise(SourceLine? source) =>
        Error(30, source, "The Feature/@TypicalDefault attribute cannot be 'advertise' when AllowAdvertise is 'no'.");

    public static Message RegistryMultipleValues(SourceLine? source, string element) =>
        Error(34, source, $"The {element} element has several values, which is only legal with Type 'multiString'.");

    public static Message IllegalWhenNested(SourceLine? source, string element, string attribute, string parent) =>
        Error(62, source, $"The {element}/@{attribute} attribute cannot be specified when the {element} element is nested underneath a {parent} element. If this {element} is a member of a ComponentGroup where ComponentGroup/@{attribute} is set, then the {element}/@{attribute} attribute should be removed.");

    public static Message IllegalInComponent(SourceLine? source, string attribute) =>
        Error(62, source, $"The File/@{attribute} attribute cannot be specified in a Component: it is the component's to say.");

    public static Message ExpectedElement(SourceLine? source, string element, string child) =>
        Error(63, source, $"A {element} element must have at least one child element of type {child}.");

    public static Message CannotAuthorSpecialProperties(SourceLine? source, string property) =>
        Error(70, source, $"The {property} property is written by the compiler. Use the Admin, Hidden or Secure attribute of each property instead.");

    public static Message NeedSequenceBeforeOrAfter(SourceLine? source, string element) =>
        Error(72, source, $"A {element} element must have a Before attribute, After attribute, or a Sequence attribute.");

    public static Message IllegalVersion(SourceLine? source, string element, string attribute, string value) =>
        Error(108, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a valid version. Specify a four-part version or semantic version, such as '#.#.#.#' or '#.#.#-label.#'.");

    public static Message IntegerOutOfRange(SourceLine? source, string element, string attribute, long value, long minimum, long maximum) =>
        Error(123, source, $"The {element}/@{attribute} attribute's value, '{Text(value)}', is not in the range of legal values. Legal values for this attribute are from {Text(minimum)} to {Text(maximum)}.");

    public static Message InvalidDateTime(SourceLine? source, string element, string attribute, string value) =>
        Error(88, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a date and time of the form 'YYYY-MM-DDTHH:mm:ss'.");

    public static Message UnhandledExtensionElement(SourceLine? source, string parent, string element, string @namespace) =>
        Error(200, source, @namespace.Length == 0
            ? $"The {parent} element contains the element '{element}', which has no namespace. Give the document element of this file a namespace: xmlns=\"{Namespaces.Wxs.NamespaceName}\"."
            : $"The {parent} element contains an unhandled extension element '{element}'. Please ensure that the extension for elements in the '{@namespace}' namespace has been provided.");

    public static Message UnhandledExtensionAttribute(SourceLine? source, string element, string attribute, string @namespace) =>
        Error(201, source, $"The {element} element contains an unhandled extension attribute '{attribute}'. Please ensure that the extension for attributes in the '{@namespace}' namespace has been provided.");

    public static Message RootFeatureCannotFollowParent(SourceLine? source) =>
        Error(209, source, "A Feature at the top cannot have InstallDefault 'followParent': it has no parent to follow.");

    public static Message FeatureNameTooLong(SourceLine? source, string element, string attribute, string value) =>
        Error(210, source, $"The {element}/@{attribute} attribute with value '{value}', is too long for a feature name. Due to limitations in the Windows Installer, feature names cannot be longer than 38 characters in length.");

    public static Message SelfScheduled(SourceLine? source, string element, string attribute, string value) =>
        Error(181, source, $"The {element}/@{attribute} attribute's value '{value}' is invalid because it would make this action dependent upon itself. Please change the value to the name of a different action.");

    public static Message AutoGuidNotAllowed(SourceLine? source) =>
        Error(230, source, "The Component/@Guid attribute's value '*' is not valid for this component because it does not meet the criteria for having an automatically generated guid. Components using a Directory as a KeyPath or containing ODBCDataSource child elements cannot use an automatically generated guid. Make sure your component doesn't have a Directory as the KeyPath and move any ODBCDataSource child elements to components with explicit component guids.");

    public static Message AutoGuidWithRegistryKeyPathAndFile(SourceLine? source) =>
        Error(230, source, "The Component/@Guid attribute's value '*' is not valid for this component because it does not meet the criteria for having an automatically generated guid. Components with registry keypaths and files cannot use an automatically generated guid. Create multiple components, each with one file and/or one registry value keypath, to use automatically generated guids.");

    public static Message TerminalServerAwareOutsideScript(SourceLine? source) =>
        Error(232, source, "The CustomAction/@TerminalServerAware attribute can only be 'yes' for an action that is deferred, rollback or commit.");

    public static Message PropertyActionAttributes(SourceLine? source) =>
        Error(233, source, "A CustomAction that sets a property cannot have Execute 'commit', 'deferred' or 'rollback'.");

    public static Message ExpectedAttributeUnlessUnder(SourceLine? source, string element, string attribute, string parent) =>
        Error(274, source, $"The '{element}/@{attribute}' attribute was not found; it is required when element '{element}' is not nested under a '{parent}' element.");

    public static Message IllegalCodepage(SourceLine? source, string value) =>
        Error(276, source, $"The code page '{value}' is not a valid Windows code page. Please check the Package/@Codepage attribute value in your source file.");

    public static Message InvalidSummaryCodepage(SourceLine? source, int codepage) =>
        Error(349, source, $"The code page '{Text(codepage)}' cannot be used for the summary information: Windows Installer takes an ANSI code page there, not a Unicode one.");

    public static Message CannotDefaultComponentId(SourceLine? source) =>
        Error(330, source, "The Component/@Id attribute was not found; it is required when there is no valid keypath to use as the default id value.");

    public static Message InvalidCabinetTemplate(SourceLine? source, string value) =>
        Error(358, source, $"The MediaTemplate/@CabinetTemplate attribute's value, '{value}', must have '{{0}}' where the number goes and must give legal file names.");

    public static Message IllegalCompressionLevel(SourceLine? source, string value) =>
        Error(277, source, $"The compression level '{value}' is not one of none, low, medium, high and mszip.");

    public static Message InlineDirectoryNeedsPath(SourceLine? source, string element, string attribute, string value) =>
        Error(387, source, $"The {element}/@{attribute} attribute's value, '{value}', is not a path of folder names.");

    public static Message IllegalInnerText(SourceLine? source, string element) =>
        Error(400, source, $"The {element} element has text in it, which means nothing there.");

    public static Message IllegalInnerText(SourceLine? source, string element, string attribute) =>
        Error(400, source, $"The {element} element contains inner text which is obsolete. Use the {attribute} attribute instead.");

    public static Message TooManySearches(SourceLine? source, string element) =>
        Error(55, source, $"The {element} element holds more than one search; only one can be nested in it.");

    public static Message SearchElementRequired(SourceLine? source, string element) =>
        Error(57, source, $"The {element} element needs a search element in it.");

    public static Message SearchElementRequiredWith(SourceLine? source, string element, string attribute, string value) =>
        Error(69, source, $"The {element} element needs a search element in it when its {attribute} attribute is '{value}'.");

    public static Message MultipleIdentifiers(SourceLine? source, string element, string first, string second) =>
        Error(58, source, $"The {element} element holds searches of two signatures, '{first}' and '{second}'; it may have one.");

    public static Message PathNotRelative(SourceLine? source, string element, string attribute, string value) =>
        Error(389, source, $"The {element}/@{attribute} attribute's value, '{value}', begins at a root. It is the path below another folder.");

    public static Message IllegalTargetDirName(SourceLine? source, string name) =>
        Error(206, source, $"The Directory 'TARGETDIR' has the Name '{name}'; Windows Installer needs 'SourceDir'. Use the StandardDirectory element instead.");

    public static Message StreamNameTooLong(SourceLine? source, string table, string id, int maximum) =>
        Error(13, source, $"The {table}/@Id attribute's value, '{id}', is {Text(id.Length)} characters long. It names a stream of the package and may have at most {Text(maximum)}.");

    public static Message TableNameTooLong(SourceLine? source, string element, string attribute, string value) =>
        Error(28, source, $"The {element}/@{attribute} attribute's value, '{value}', is too long: the name of a table has at most 31 characters.");

    public static Message EmbeddedCabinetNameTooLong(SourceLine? source, string cabinet) =>
        Error(32, source, $"The cabinet name '{cabinet}' is {Text(cabinet.Length)} characters long. It names a stream of the package and may have at most 62.");

    public static Message ValueNotSupported(SourceLine? source, string element, string attribute, string value) =>
        Error(73, source, $"The {element}/@{attribute} attribute's value, '{value}', is not supported by Windows Installer.");

    public static Message RegistryRootInvalid(SourceLine? source) =>
        Error(64, source, "The Root attribute cannot be specified here: the RegistryKey element around this one has it.");

    public static Message RegistryNameValueIncorrect(SourceLine? source, string name) =>
        Error(119, source, $"The RegistryValue/@Name attribute's value, '{name}', has a special meaning when the value is empty. Use RegistryKey with ForceCreateOnInstall or ForceDeleteOnUninstall.");

    public static Message GenericReadNotAllowed(SourceLine? source, string element) =>
        Error(67, source, $"The {element} element grants only GenericRead, which Windows Installer cannot store. Add a right such as Read.");

    public static Message UnexpectedElementWithout(SourceLine? source, string parent, string child, string attribute, string value) =>
        Error(255, source, $"The {parent} element cannot have a {child} element unless its {attribute} attribute is '{value}'.");

    public static Message ExpectedParentAttribute(SourceLine? source, string parent, string attribute, string element) =>
        Error(331, source, $"The {parent}/@{attribute} attribute is required when the {parent} has a {element} element.");

    public static Message MissingTableDefinition(SourceLine? source, string table) =>
        Error(182, source, $"The table '{table}' is not known.");

    public static Message IllegalParentAttributeWhenNested(SourceLine? source, string parent, string attribute, string child) =>
        Error(155, source, $"The {parent}/@{attribute} attribute cannot be specified when the {parent} element has a {child} element.");

    public static Message CanNotHaveTwoParents(SourceLine? source, string id, string parent, string outer) =>
        Error(106, source, $"The DirectorySearchRef '{id}' cannot have the parent '{parent}' because it stands in '{outer}' already.");

    public static Message UniqueFileSearchIdRequired(SourceLine? source, string parent) =>
        Error(313, source, $"The FileSearch needs an Id other than '{parent}', that of the DirectorySearch around it, because AssignToProperty is 'yes' there.");

    public static Message IllegalSearchIdForParentDepth(SourceLine? source, string id, string parent) =>
        Error(303, source, $"The FileSearch cannot have the Id '{id}': the DirectorySearch '{parent}' around it has a Depth above 1, so both must share one signature. Leave the Id out.");

    public static Message ExpectedAttributeUnlessIn(SourceLine? source, string element, string attribute, string parent) =>
        Error(274, source, $"The {element} element must have the attribute {attribute} unless it is in a {parent} element.");

    public static Message IllegalCharacterInProviderKey(SourceLine? source, string attribute, char character, IEnumerable<char> illegal) =>
        Error(5400, source, $"The {attribute} attribute's value has the character '{character}'. The name of a provider cannot have any of these: {string.Join(' ', illegal)}");

    public static Message ReservedValue(SourceLine? source, string element, string attribute, string value) =>
        Error(5401, source, $"The {element}/@{attribute} attribute's value, '{value}', stands for all products. Choose another one.");

    public static Message ExpectedParentWithAttribute(SourceLine? source, string element, string attribute, string parent) =>
        Error(285, source, $"The {element}/@{attribute} attribute is only legal in a {parent}.");

    public static Message IllegalTagName(SourceLine? source, string name) =>
        Error(6601, source, $"The name of the software tag, '{name}', is no file name. It is the product's unless SoftwareTag/@Name says another one.");

    public static Message ExampleRegid(SourceLine? source, string regid) =>
        Error(6602, source, $"The Regid '{regid}' is an example. Write the domain of who makes the product.");

    public static Message IllegalModuleExclusion(SourceLine? source) =>
        Error(51, source, "The Exclusion element cannot have both ExcludeExceptLanguage and ExcludeLanguage.");
}
