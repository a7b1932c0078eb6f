namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message FileNotFound(SourceLine? source, string path, string kind, IEnumerable<string> tried) =>
        Error(103, source, $"Cannot find the {kind} file '{path}'. The following paths were checked: {Join(tried)}");

    public static Message ExpectedFileGotDirectory(string path) => Error(281, null, $"'{path}' is a folder; a file is needed there.");

    public static Message InputFileNotFound(string path) => Error(103, null, $"Cannot find the input file '{path}'.");

    public static Message DuplicateLocalization(SourceLine? first, SourceLine? second, string id) =>
        Error(100, null, $"The localization identifier '{id}' has been duplicated in multiple locations, {first} and {second}. Please resolve the conflict.");

    public static Message DuplicateLocalizedControl(SourceLine? source, string dialog, string? control) =>
        Error(374, source, $"The localization has the place of {(control is null ? $"the dialog '{dialog}'" : $"the control '{control}' of the dialog '{dialog}'")} twice. Take out one of them.");

    public static Message LocalizationVariableWithDefault(SourceLine? source, string name, string value) =>
        Error(213, source, $"The localization variable !(loc.{name}={value}) has a value of its own, which only bind variables may have. Put the text into a localization.");

    public static Message LocalizationVariableUnknown(SourceLine? source, string name) =>
        Error(102, source, $"The localization variable !(loc.{name}) is unknown. Please ensure the variable is defined.");

    public static Message BindVariableUnknown(SourceLine? source, string name) =>
        Error(197, source, $"The bind variable !(wix.{name}) is unknown. Please ensure the variable is declared on the command line for wix.exe, via a WixVariable element, or inline using the syntax !(wix.{name}=some value which doesn't contain parentheses).");

    public static Message UnresolvedBindReference(SourceLine? source, string text) =>
        Error(298, source, $"Unresolved bind-time variable {text}.");

    public static Message AutoGuidUnrooted(SourceLine? source, string component, string path) =>
        Error(231, source, $"The component '{component}' has a key file with path '{path}'. Since this path is not rooted in one of the standard directories (like ProgramFilesFolder), this component does not fit the criteria for having an automatically generated guid. (This error may also occur if a path contains a likely standard directory such as nesting a directory with name \"Common Files\" under ProgramFilesFolder.)");

    public static Message AutoGuidUnversionedKeyPath(SourceLine? source) =>
        Error(367, source, "The Component/@Guid attribute's value '*' is not valid for this component because it does not meet the criteria for having an automatically generated guid. Components with more than one file cannot use an automatically generated guid unless a versioned file is the keypath and the other files are unversioned. This component's keypath is not versioned. Create multiple components to use automatically generated guids.");

    public static Message AutoGuidVersionedNonKeyPath(SourceLine? source) =>
        Error(368, source, "The Component/@Guid attribute's value '*' is not valid for this component because it does not meet the criteria for having an automatically generated guid. Components with more than one file cannot use an automatically generated guid unless a versioned file is the keypath and the other files are unversioned. This component has a non-keypath file that is versioned. Create multiple components to use automatically generated guids.");

    public static Message DuplicateComponentGuid(SourceLine? source, string component, string? keyPath, string guid) =>
        Error(369, source, $"Component/@Id='{component}' {(keyPath is null ? string.Empty : $"with {keyPath} ")}has a @Guid value '{guid}' that duplicates another component in this package. It is recommended to give each component its own unique GUID.");

    public static Message ActionCircularDependency(SourceLine? source, string table, string action, string other) =>
        Error(176, source, $"The {table} table contains an action '{action}' that is scheduled to come before or after action '{other}', which is also scheduled to come before or after action '{action}'. Please remove this circular dependency by changing the Before or After attribute for one of the actions.");

    public static Message ExpectedMediaCabinet(SourceLine? source, string file, int diskId) =>
        Error(135, source, $"The file '{file}' is to be compressed, but the Media {Text(diskId)} that it is on has no cabinet. Give the Media a Cabinet, or the file Compressed=\"no\".");

    public static Message MissingMedia(SourceLine? source, int diskId) =>
        Error(382, source, $"The file is on the Media {Text(diskId)}, which is not there. Add it, or give the file the DiskId of one that is.");

    public static Message DuplicateCabinetName(SourceLine? source, string cabinet) =>
        Error(290, source, $"More than one Media has the cabinet '{cabinet}'. Give each a name of its own.");

    public static Message DuplicateCabinetName2(SourceLine? source) => Error(291, source, "The other Media of that cabinet is here.");

    public static Message MediaTemplateCollision() => Error(357, null, "A package has Media or a MediaTemplate, not both. Take out one of them.");

    public static Message FileTooLarge(SourceLine? source, string path) =>
        Error(263, source, $"The file '{path}' has more than 2,147,483,647 bytes, the most that Windows Installer can install.");

    public static Message RelativeToTerminationAction(SourceLine? source, string table, string action, string other) =>
        Error(177, source, $"The {table} table has the action '{action}' before or after '{other}', which runs when the installation ends and has no place in the sequence.");

    public static Message RelativeToTerminationAction2(SourceLine? source) => Error(178, source, "The action that runs when the installation ends is here.");

    public static Message NoUniqueSequenceNumber2(SourceLine? source) => Error(180, source, "The action beside which there is no number left is here.");

    public static Message NoUniqueSequenceNumber(SourceLine? source, string table, string action, string other) =>
        Error(179, source, $"The {table} table has no number left for the action '{action}' beside '{other}'. Put it before or after another action.");

    public static Message SuppressNonoverridableAction(SourceLine? source, string table, string action) =>
        Error(172, source, $"The action '{action}' in the {table} table cannot be suppressed because it is not declared as overridable.");

    public static Message SuppressNonoverridableAction2(SourceLine? source) => Error(173, source, "The action that cannot be suppressed is here.");

    public static Message InvalidStringForCodepage(SourceLine? source, string detail) =>
        Error(311, source, $"A text does not fit the database: {detail} Change the text, or Package/@Codepage or WixLocalization/@Codepage.");

    public static Message IllegalRowLanguage(SourceLine? source, string value) =>
        Error(8, source, $"The Package/@Language attribute's value, '{value}', is not a legal integer value. Legal integer values are from -2,147,483,648 to 2,147,483,647.");

    public static Message DuplicatePrimaryKey(SourceLine? source, string key, string table) =>
        Error(130, source, $"The {table} table has the row '{key}' twice. Remove one of the elements that make it, or give them different identifiers.");

    public static Message DuplicateModuleFile(SourceLine? source, string merge, string file) =>
        Error(97, source, $"The merge module '{merge}' has a file '{file}', which is in the package already.");

    public static Message CannotOpenModule(SourceLine? source, string merge, string path, string detail) =>
        Error(129, source, $"The merge module '{merge}', '{path}', cannot be read: {detail}");

    public static Message UnexpectedInModule(SourceLine? source, string table) =>
        Error(184, source, $"A merge module cannot have anything of the table {table}: the package decides on that.");

    public static Message ModuleExcluded(SourceLine? source, string merge, string other) =>
        Error(186, source, $"The merge module '{merge}' and the module '{other}' exclude each other, so they cannot both be in the package.");

    public static Message ModuleLanguageUnsupported(SourceLine? source, int wanted, int module, string path) =>
        Error(189, source, $"The merge module '{path}' is asked for the language {wanted}; its own is {module}. Write that one in Merge/@Language.");

    public static Message InvalidMergeLanguage(SourceLine? source, string merge, string language) =>
        Error(194, source, $"The language of the merge module '{merge}', '{language}', is no number.");

    public static Message ModulePlatformMismatch(SourceLine? source, string path) =>
        Error(345, source, $"The merge module '{path}' is for 64-bit packages, and this one is for x86.");

    public static Message ModuleInstallerVersionMissing(SourceLine? source, string merge, string path) =>
        Error(366, source, $"The merge module '{merge}', '{path}', does not say which version of Windows Installer it needs.");

    public static Message InvalidAssembly(SourceLine? source, string path, string detail) =>
        Error(132, source, $"The file '{path}' is no .NET assembly: {detail}");

    public static Message InvalidManifest(SourceLine? source, string path) =>
        Error(238, source, $"The manifest '{path}' has no assemblyIdentity in an assembly element.");

    public static Message MissingManifest(SourceLine? source, string file, string manifest) =>
        Error(272, source, $"The file '{file}' is a Win32 assembly whose manifest, the file '{manifest}', is not in the package.");

    public static Message AssemblyWithoutStrongName(SourceLine? source, string path, string component) =>
        Error(282, source, $"The assembly '{path}' of the component '{component}' has no strong name, so it cannot be put into the global assembly cache. Sign it, or name the application that it is for in AssemblyApplication.");

    public static Message AssemblyNamedOtherwise(SourceLine? source, string file, string name) =>
        Error(299, source, $"The assembly is called '{name}' and its file '{file}'. The global assembly cache needs the same name.");
}
