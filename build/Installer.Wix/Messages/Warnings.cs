using System.Globalization;

namespace Installer.Wix.Messages;

/// <summary>The warnings, worded here and nowhere else. Each has WiX's number.</summary>
internal static partial class Warnings
{
    public static Message Preprocessor(SourceLine? source, string text) => Warning(1096, source, text);

    public static Message SourceOfVersion3(SourceLine? source) =>
        Warning(7181, source, "This source is of WiX v3. It was taken as 'wixc convert' would rewrite it; convert it, and the others like it, to have it so once and for all.");

    public static Message DeprecatedVariable(SourceLine? source, string variable, string replacement) =>
        Warning(1034, source, $"The preprocessor variable '{variable}' is deprecated. Use '{replacement}'.");

    public static Message UnknownPragma(SourceLine? source, string pragma) =>
        Warning(1125, source, $"The preprocessor pragma '{pragma}' is not known and has no effect.");

    public static Message VariableRedefined(SourceLine? source, string variable, string value, string previous) =>
        Warning(1118, source, $"The preprocessor variable '{variable}' had the value '{previous}' and now has '{value}'.");

    public static Message OrphanedProgId(SourceLine? source, string id) =>
        Warning(1005, source, $"The ProgId '{id}' will never be installed: it has neither a Class around it nor an Extension in it.");

    public static Message PropertyUseless(SourceLine? source, string property) =>
        Warning(1006, source, $"Property '{property}' does not contain a Value attribute and is not marked as Admin, Secure, or Hidden. The Property element is being ignored.");

    public static Message SuppressAction(SourceLine? source, string action, string table) =>
        Warning(1008, source, $"The action '{action}' in the {table} table is being suppressed.");

    public static Message SuppressAction2(SourceLine? source) => Warning(1052, source, "The action that is suppressed is here.");

    public static Message LongIdentifier(SourceLine? source, string element, string attribute, string value) =>
        Warning(1026, source, $"The {element}/@{attribute} attribute's value, '{value}', is too long for an identifier. Standard identifiers are 72 characters long or less.");

    public static Message FileSearchNames(SourceLine? source) =>
        Warning(1043, source, "The FileSearch element has both Name and ShortName; Windows Installer looks for only one of them, the short one on some systems.");

    public static Message AmbiguousShortName(SourceLine? source, string element, string attribute, string value) =>
        Warning(1044, source, $"The {element}/@{attribute} attribute's value '{value}' is an ambiguous short name because it ends with a '~' character followed by a number. Windows may give the same short name to another file; an installation of this package or of another one could then replace the wrong file.");

    public static Message CopyFileWithoutDestination(SourceLine? source) =>
        Warning(1003, source, "The CopyFile element copies the file onto itself: it has neither a destination folder nor another name.");

    public static Message RedundantShortName(SourceLine? source, string element, string attribute, string shortAttribute, string name) =>
        Warning(1031, source, $"The {element} element has the same value, '{name}', in {attribute} and {shortAttribute}. Leave {shortAttribute} out.");

    public static Message IllegalCabinetFileName(SourceLine? source, string element, string attribute, string name) =>
        Warning(1033, source, $"The {element}/@{attribute} attribute's value, '{name}', is not a legal file name for a cabinet that lies beside the package.");

    public static Message Placeholder(SourceLine? source, string element, string attribute, string value) =>
        Warning(1074, source, $"The {element}/@{attribute} attribute still has the value '{value}' of a template. Put the right one in its place.");

    public static Message UpgradePropertyDeprecated(SourceLine? source) =>
        Warning(1078, source, "A Property in an Upgrade element is a Property of the package. Put it beside the Upgrade element.");

    public static Message ProductIdAuthored(SourceLine? source) =>
        Warning(1083, source, "The property 'ProductID' is set by Windows Installer; the value that is given here has no effect.");

    public static Message IdentifierTooLongForModule(SourceLine? source, string element, string id, int maximum) =>
        Warning(1000, source, $"The {element}/@Id attribute's value, '{id}', has more than {maximum} characters, so that a merge module could not rename it.");

    public static Message UnclearShortcut(SourceLine? source, string shortcut, string component, string file) =>
        Warning(1113, source, $"The advertised shortcut '{shortcut}' leads to the key path of the component '{component}', not necessarily to the file '{file}' around it. Make the file the key path.");

    public static Message RequiresInstaller200For64Bit(SourceLine? source) =>
        Warning(1121, source, "A 64-bit package needs Package/@InstallerVersion 200 or more. 200 is taken.");

    public static Message PathCanonicalized(SourceLine? source, string element, string attribute, string path, string canonical) =>
        Warning(1152, source, $"The {element}/@{attribute} attribute's value, '{path}', is taken as '{canonical}'.");

    public static Message MissingUpgradeCode(SourceLine? source) =>
        Warning(1075, source, "The Package/@UpgradeCode attribute was not found; it is strongly recommended to ensure that this package can be upgraded.");

    public static Message PropertyReferenceInValue(SourceLine? source, string property, string reference) =>
        Warning(1077, source, $"The '{property}' Property contains '{reference}' in its value which is an illegal reference to another property. If this value is a string literal, not a property reference, please ignore this warning. To set a property with the value of another property, use a SetProperty element.");

    public static Message EmptyCabinet(SourceLine? source, string cabinet) =>
        Warning(1079, source, $"The cabinet '{cabinet}' does not contain any files. If this installation contains no files, this warning can likely be safely ignored. Otherwise, please add files to the cabinet or remove it.");

    public static Message DefaultLanguageOnVersionedFile(SourceLine? source, string language, string file) =>
        Warning(1101, source, $"The file '{file}' has a version but no language, so it gets the DefaultLanguage '{language}'. What the file itself says may differ, which repairs and patches go by.");

    public static Message DefaultLanguageOnUnversionedFile(SourceLine? source, string language, string file) =>
        Warning(1102, source, $"The DefaultLanguage '{language}' was used for file '{file}' which has no language or version. For unversioned files, specifying a value for DefaultLanguage is not neccessary and it will not be used when determining file versions. Remove the DefaultLanguage attribute to eliminate this warning.");

    public static Message DefaultVersionOnUnversionedFile(SourceLine? source, string version, string file) =>
        Warning(1103, source, $"The DefaultVersion '{version}' was used for file '{file}' which has no version. No entry for this file will be placed in the MsiFileHash table. For unversioned files, specifying a version that is different from the actual file may result in unexpected versioning behavior during a repair or while patching. Version the resource to eliminate this warning.");

    public static Message DuplicateGuidsWithConditions(SourceLine? source, string component, string guid) =>
        Warning(1137, source, $"Component/@Id='{component}' has the @Guid value '{guid}' of another component. Their conditions must never hold both.");

    public static Message ReservedAttribute(SourceLine? source, string element, string attribute) =>
        Warning(1142, source, $"The {element}/@{attribute} attribute is reserved for future use and has no effect in this version of the WiX toolset.");

    public static Message RequiresInstaller500ForArm(SourceLine? source) =>
        Warning(1143, source, "Package/@InstallerVersion must be 500 or greater for an ARM64 package. The value will be changed to 500. Please specify a value of 500 or greater in order to eliminate this warning.");

    public static Message InvalidPackageVersion(SourceLine? source, string version) =>
        Warning(1148, source, $"Invalid MSI package version: '{version}'. The Windows Installer SDK says that MSI package versions must have a major version less than 256, a minor version less than 256, and a build version less than 65536. The revision value is ignored but version labels and metadata are not allowed. Violating the MSI rules sometimes works as expected but the behavior is unpredictable and undefined. Future versions of WiX might treat invalid package versions as an error.");

    public static Message ServiceConfigNotSupported(SourceLine? source, string element) =>
        Warning(1149, source, $"{element} functionality is documented in the Windows Installer SDK to \"not [work] as expected.\" Consider replacing {element} with the WixToolset.Util.wixext ServiceConfig element.");

    public static Message VBScriptDeprecated(SourceLine? source) =>
        Warning(1163, source, "VBScript is a deprecated Windows component: https://learn.microsoft.com/en-us/windows/whats-new/deprecated-features. VBScript custom actions might fail on some Windows systems. Rewrite or eliminate VBScript custom actions for best compatibility.");

    public static Message ActionSequenceCollision(SourceLine? source, string table, string action, string other, int sequence) =>
        Warning(1050, source, $"The {table} table has the actions '{action}' and '{other}' both at {sequence}: Windows Installer may run them in either order.");

    public static Message ActionSequenceCollision2(SourceLine? source) => Warning(1051, source, "The other action is here.");

    public static Message DirectoryRefStandardDirectory(SourceLine? source, string id) =>
        Warning(5436, source, $"Using DirectoryRef to reference the standard directory '{id}' is deprecated. Use the StandardDirectory element instead.");

    public static Message DefiningStandardDirectory(SourceLine? source, string id) =>
        Warning(5437, source, $"It is no longer necessary to define the standard directory '{id}'. Use the StandardDirectory element instead.");

    public static Message ModuleRowConflict(SourceLine? source, string table, string keys, string path) =>
        Warning(1056, source, $"The merge module '{path}' has a row '{keys}' of the table {table} that is in the package already with other values. The package's stays.");

    public static Message ModuleNeedsHigherInstaller(SourceLine? source, string merge, int version, int packageVersion) =>
        Warning(1104, source, $"The merge module '{merge}' needs version {version} of Windows Installer, and the package is content with {packageVersion}. Raise Package/@InstallerVersion.");

    public static Message DiscouragedProviderVersion(SourceLine? source) =>
        Warning(5434, source, "The Provides/@Version attribute should not be there: without it, the version is the product's.");

    public static Message NothingHarvested(SourceLine? source) => Warning(8600, source, "No file was found for the Files element.");

    public static Message HarvestDirectoryMissing(SourceLine? source, string path) =>
        Warning(8601, source, $"The folder '{path}' of a Files element does not exist.");

    public static Message DuplicateHarvestedFile(SourceLine? source, string path) =>
        Warning(8602, source, $"The file '{path}' was already taken by another Files element and is left out here.");

    public static Message ValidationWarning(string path, string ice, string text) => Warning(1076, new SourceLine(path, 0), $"{ice}: {text}");

    public static Message SummaryTextReplaced(SourceLine? source, string property, string detail, int? codepage) => Warning(
        7156,
        source,
        $"The {property} in the summary information is stored with question marks: {detail} File properties show it so. "
        + (codepage is { } fitting
            ? string.Create(CultureInfo.InvariantCulture, $"It fits code page {fitting}: give SummaryInformation/@Codepage=\"{fitting}\", or WixLocalization/@SummaryInformationCodepage.")
            : "No code page that summary information can have holds all of it: give SummaryInformation/@Description and @Manufacturer in characters of one code page, and that page as its Codepage."));

    private static Message Warning(int number, SourceLine? source, string text) => new(MessageLevel.Warning, number, source, text);
}
