using System.Globalization;

namespace Installer.Wix.Messages;

/// <summary>The errors that WiX does not have, from 7100 on. The README lists them.</summary>
internal static partial class PortableErrors
{
    public static Message UnsupportedElement(SourceLine? source, string parent, string element) =>
        Error(7100, source, $"The {element} element in {parent} is part of WiX, but the portable compiler does not support it.");

    public static Message ModuleWithoutFeature(SourceLine? source, string merge) =>
        Error(7170, source, $"The merge module '{merge}' belongs to no feature. Add a MergeRef to one.");

    public static Message ModuleColumnUnknown(SourceLine? source, string merge, string table, string column) =>
        Error(7171, source, $"The merge module '{merge}' has a table {table} with a column {column}, which the table of that name in packages does not have.");

    public static Message ModuleItemUnknown(SourceLine? source, string merge, string name, IEnumerable<string> known) =>
        Error(7172, source, $"The merge module '{merge}' does not let '{name}' be configured. What it lets one configure: {string.Join(", ", known)}.");

    public static Message ModuleItemNoNumber(SourceLine? source, string merge, string column, string value) =>
        Error(7173, source, $"The merge module '{merge}' needs a number for its column {column}, and '{value}' is none. Change the ConfigurationData.");

    public static Message ModuleFileMissing(SourceLine? source, string merge, string file) =>
        Error(7174, source, $"The merge module '{merge}' has a file '{file}' that is not in its cabinet.");

    public static Message ModuleActionWithoutBase(SourceLine? source, string table, string action, string anchor) =>
        Error(7175, source, $"A merge module puts the action '{action}' of {table} beside '{anchor}', which is neither in the package nor in a module.");

    public static Message ElementAfterEndforeach(SourceLine? source, string element) =>
        Error(7103, source, $"The {element} element follows <?endforeach?> directly; WiX would leave it out without a word. Put it on a line of its own.");

    public static Message SubdirectoryWithoutDirectory(SourceLine? source) =>
        Error(7104, source, "The Files/@Subdirectory attribute has no effect in WiX unless the Files element has a Directory attribute or is inside a Directory. Add Directory=\"INSTALLFOLDER\".");

    public static Message VariableLoop(SourceLine? source, string text) =>
        Error(7105, source, $"The variables in '{text}' refer to each other without end.");

    public static Message NestedTooDeep(SourceLine? source, string what, int maximum) =>
        Error(7128, source, string.Create(CultureInfo.InvariantCulture, $"{what} are nested more than {maximum} levels deep."));

    public static Message ExpansionTooLarge(SourceLine? source, string what, int maximum) =>
        Error(7129, source, string.Create(CultureInfo.InvariantCulture, $"Variables, loops and includes expand the source to more than {maximum} {what}."));

    public static Message DirectoryLoop(SourceLine? source, string directory) =>
        Error(7150, source, $"The Directory '{directory}' lies in itself: following the folders around it leads back to it.");

    public static Message SourceForOtherPlatform(SourceLine? source, string platform, Platform built) => Error(
        7180,
        source,
        $"The source is of WiX v3 and for the architecture '{platform}' (Package/@Platform), but the build is for {built.ToString().ToLowerInvariant()}. Add '-arch {(platform == "intel" ? "x86" : platform)}'.");

    public static Message InvalidRow(SourceLine? source, string detail) => Error(7106, source, detail);

    public static Message ExtensionBinaryMissing(IReadOnlyList<string> ids, IReadOnlyList<string> fileNames)
    {
        var needed = $"The package needs {(ids.Count == 1 ? "the custom-action library" : "the custom-action libraries")} {string.Join(" and ", ids.Select(id => $"'{id}'"))}";
        var folder = $"name the folder that has {string.Join(" and ", fileNames)} with '-b WixExtensionBinaries=folder'";
        return Error(
            7107,
            null,
            $"{needed}. This toolkit's own library, of the util, firewall and UI extensions, is native code for x64 alone; it is built beside the compiler where clang, lld and llvm are (build/NativeAot/README.md). "
            + $"Others are in the extension's package of the WiX Toolset: restore that ('wix extension add', or a PackageReference in the project), or {folder}.");
    }

    public static Message ToolsetExtensionUnreadable(string path, string detail) =>
        Error(7151, null, $"The extension '{path}' of the WiX Toolset cannot be read: {detail}");

    public static Message FunctionMissing(SourceLine? source, string action, string function, string library) =>
        Error(7152, source, $"The custom action '{action}' calls the function '{function}', which the custom-action library '{library}' does not have. Correct the name, or give a library that has it with '-b WixExtensionBinaries=folder'.");

    public static Message ExtensionBinarySubstituted(SourceLine? source, string action, string fileName, string property) =>
        Warning(7158, source, $"The custom action '{action}' needs {fileName}, which is no part of the compiler. Without it the action sets the property '{property}' to 1, and Windows Installer's own checks are all that remains. Name the folder that has the file with '-b WixExtensionBinaries=folder'.");

    public static Message CustomTableIsStandard(SourceLine? source, string table) =>
        Error(7108, source, $"The CustomTable '{table}' has the name of a table that Windows Installer or an extension defines. Give it another name.");

    public static Message ColumnTooWide(SourceLine? source, int width, int maximum) =>
        Error(7109, source, $"The Column/@Width attribute's value, '{width}', is above {maximum}, the most that Windows Installer can store. Use 0 for a text of any length.");

    public static Message InvalidLibrary(string path, string detail) =>
        Error(7126, null, $"The file '{path}' cannot be read as a library: {detail}");

    public static Message LibraryOfOtherVersion(string path, int format, int known) =>
        Error(7127, null, string.Create(CultureInfo.InvariantCulture, $"The library '{path}' has the format {format}; this compiler reads {known} only. Build the library again with this compiler."));

    public static Message CompiledInput(string path) =>
        Error(7125, null, $"The file '{path}' was compiled by WiX, which the portable compiler cannot read. Give it the sources that the file was made of.");

    public static Message PayloadFolderMissing(SourceLine? source, string path, string? folderAround) =>
        Error(7110, source, string.IsNullOrEmpty(folderAround)
            ? $"The folder '{path}' of the payload does not exist."
            : $"The folder '{path}' of the payload does not exist. A relative path begins in '{folderAround}', which is made of the names of the folders around the element. "
            + "Give one of them FileSource, begin the path with $(sys.SOURCEFILEDIR), or put the element beside the folders and name the one it goes to with Directory.");

    public static Message BindPathUnknown(SourceLine? source, string name) =>
        Error(7111, source, $"There is no bind path named '{name}'. Add '-b {name}=folder' to the command line.");

    public static Message PayloadUnreadable(SourceLine? source, string path, string detail) =>
        Error(7112, source, $"The folder '{path}' cannot be read: {detail}");

    public static Message PayloadNameIllegal(SourceLine? source, string path, string flaw) =>
        Error(7113, source, $"Windows cannot hold the name of '{path}': {flaw}.");

    public static Message PayloadCaseConflict(SourceLine? source, string first, string second) =>
        Error(7114, source, $"'{first}' and '{second}' differ only in case; on Windows they are the same.");

    public static Message PayloadLinkLeaves(SourceLine? source, string path, string target) =>
        Error(7115, source, $"The link '{path}' leads out of the folder that is harvested, to '{target}'. Put what it leads to in the folder.");

    public static Message PayloadLinkBroken(SourceLine? source, string path, string detail) =>
        Error(7116, source, $"The link '{path}' leads nowhere: {detail}");

    public static Message PayloadLinkCycle(SourceLine? source, string path, string target) =>
        Error(7117, source, $"The link '{path}' leads to '{target}', a folder that it lies in; following it would never end.");

    public static Message PayloadTooDeep(SourceLine? source, string path, int depth) =>
        Error(7118, source, $"The folder '{path}' is more than {depth} levels deep.");

    public static Message PayloadPathTooLong(string kind, string path, int length, int longest, string folder, int allowed) =>
        Error(7119, null, string.Create(
            CultureInfo.InvariantCulture,
            $"The {kind} '{path}' of the payload has a path of {length} characters in '{folder}', and Windows Installer makes none of more than {longest}. It fits into a folder of at most {allowed} characters, and that one has {folder.Length}. Shorten the names on the path, or take it out of the payload."));

    public static Message FileNeedsSeveralCabinets(SourceLine? source, string file, int megabytes) =>
        Error(7124, source, string.Create(CultureInfo.InvariantCulture, $"The file '{file}' has more than the {megabytes} megabytes of MediaTemplate/@MaximumCabinetSizeForLargeFileSplitting, and the portable compiler does not split files over several cabinets. Give a larger size."));

    public static Message UnknownExtension(string name, IEnumerable<string> known) =>
        Error(7121, null, $"The extension '{name}' is not known to the portable compiler, which has {string.Join(" and ", known)}.");

    public static Message PayloadFolderEmpty(string path) => Error(7122, null, $"The folder '{path}' of the payload holds no file.");

    public static Message PayloadNameReserved(string path) =>
        Error(7123, null, $"The package itself installs a file of the name of '{path}'. Take it out of the payload.");

    public static Message Unexpected(string detail) =>
        new(MessageLevel.Error, 1, null, $"The compiler met something that it was not made for. Please report it with the sources: {detail}");

    public static Message NotAFile(SourceLine? source, string path) =>
        Error(7192, source, $"'{path}' is no file with content but a pipe, a device or a socket. Put a file in its place.");

    public static Message OutputIsInput(string path, string input) =>
        Error(7191, null, $"The output '{path}' would replace '{input}', which the build reads. Give the output another name.");

    public static Message OutputIsLink(string path, string target) =>
        Error(7193, null, $"The output '{path}' is a link to '{target}'. Name the file itself, or delete the link.");

    public static Message OutputNotAFile(string path) =>
        Error(7193, null, $"The output '{path}' is a pipe, a device or a socket. Name a file.");

    public static Message OutputTwice(string path) =>
        Error(7194, null, $"Two outputs have the name '{path}'. Give one of them, such as a cabinet, another name.");

    public static Message OutputFailed(string path, string detail) => Error(7120, null, $"The output '{path}' cannot be written: {detail}");

    private static Message Error(int number, SourceLine? source, string text) => new(MessageLevel.Error, number, source, text);

    private static Message Warning(int number, SourceLine? source, string text) => new(MessageLevel.Warning, number, source, text);
}
