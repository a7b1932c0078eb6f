using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>The errors of the command line, with WiX's numbers where WiX has them.</summary>
internal static class CommandLineErrors
{
    public static Message UnknownCommand(string command) => Error(16, $"'{command}' is not a command. Try 'wixc --help'.");

    public static Message ArgumentMissing(string argument) => Error(251, $"The switch '{argument}' needs a value after it.");

    public static Message UnknownSwitch(string argument) => Error(118, $"The switch '{argument}' is not known. Try 'wixc --help'.");

    public static Message PairExpected(string argument, string pair) => Error(289, $"The value '{pair}' of '{argument}' must have the form name=value.");

    public static Message DefinedTwice(string name, string first, string second) => Error(288, $"'{name}' is defined twice, as '{first}' and as '{second}'.");

    public static Message BindVariableTwice(string name, string first, string second) => Error(7007, $"The bind variable '{name}' is given twice, as '{first}' and as '{second}'.");

    public static Message OutputMissing() => Error(302, "With more than one source the output must be named, with -o.");

    public static Message InvalidPlatform(string value) => Error(268, $"The architecture '{value}' is not one of x86, x64 and arm64.");

    public static Message InvalidCompressionLevel(string value) => Error(268, $"The compression level '{value}' is not one of none, low, medium, high and mszip.");

    public static Message InvalidThreads(string value) => Error(268, $"'{value}' is no number of threads: it must be 1 or more.");

    public static Message ResponseFileUnreadable(string path, string detail) => Error(7130, $"The response file '{path}' cannot be read: {detail}");

    public static Message UnsupportedOutputType(string value) => Error(7131, $"The output type '{value}' is part of WiX, but the portable compiler builds packages and libraries only.");

    public static Message UnsupportedPdbType(string value) => Error(7132, $"The pdb type '{value}' is part of WiX, but the portable compiler writes no .wixpdb. Use '-pdbtype none'.");

    public static Message UnknownOutputType(string type, string path) => Error(
        7014, $"There is nothing that makes the output type '{type}' for the output '{path}'. Give the output the extension .msi or .wixlib, or name the type with -outputtype.");

    public static Message PdbNotWritten() => Error(7132, "The portable compiler writes no .wixpdb. Leave '-pdb' out, or give '-pdbtype none'.");

    public static Message NoFileMatches(string pattern) => Error(103, $"No file matches '{pattern}'.");

    public static Message SwitchRefused(string argument, string reason) =>
        Error(7196, $"The switch '{argument}' is part of WiX, but the portable compiler does not have it: {reason}. Leave it out.");

    public static Message InvalidWarningNumber(int number, string argument, string text) => Error(number, $"'{text}' in '{argument}' is no number of a warning.");

    public static Message NotCompared(string path, string detail) => new(MessageLevel.Error, 7142, new SourceLine(path, 0), $"The packages cannot be compared: {detail}");

    public static Message InvalidSourceDateEpoch(string value) =>
        Error(7133, $"The environment variable SOURCE_DATE_EPOCH is '{value}'. It must be seconds since 1970 for a time from 1980 to 2107.");

    public static Message ProductCodeUsage() => Error(7134, "'product-code' takes three arguments: upgrade code, version and architecture.");

    public static Message InvalidUpgradeCode(string value) => Error(7135, $"The upgrade code '{value}' is not a GUID.");

    public static Message InvalidProductVersion(string value) =>
        Error(7136, $"The version '{value}' is not of the form major.minor.build with numbers up to 255, 255 and 65535, which is what Windows Installer compares.");

    public static Message PackageMissing(string command) => Error(7137, $"'{command}' needs the path of a package. Try 'wixc {command} --help'.");

    public static Message PackageUnreadable(string path, string detail) => new(MessageLevel.Error, 7138, new SourceLine(path, 0), $"The package cannot be read: {detail}");

    public static Message NoSuchTable(string path, string name, IEnumerable<string> tables) =>
        new(MessageLevel.Error, 7139, new SourceLine(path, 0), $"The package has no table '{name}'. It has {string.Join(", ", tables)}.");

    public static Message InvalidIce(string argument, string value) => Error(7140, $"'{value}' after '{argument}' is no ICE: they are ICE01 to ICE105.");

    public static Message IceNotImplemented(string path, string name) =>
        new(MessageLevel.Warning, 7141, new SourceLine(path, 0), $"{name} is not implemented, so it found nothing; build/Installer.Msi.Validation/README.md says why.");

    public static Message SchemaUsage() => Error(7166, "'schema' needs a folder, or '--reference' with a file. Try 'wixc schema --help'.");

    public static Message SchemaNotWritten(string path, string detail) => Error(7167, $"'{path}' cannot be written: {detail}");

    public static Message ConvertUsage() => Error(7182, "'convert' needs the files to convert. Try 'wixc convert --help'.");

    public static Message ConvertFileNotFound(string pattern) => Error(7183, $"There is no file '{pattern}' to convert.");

    public static Message ConvertInvalid(string path, int line, string detail) =>
        new(MessageLevel.Error, 7184, new SourceLine(path, Math.Max(1, line)), $"The file is left as it is, because it cannot be read as XML: {detail}");

    public static Message ConvertSettingsUnreadable(string path, string detail) => Error(7185, $"The settings '{path}' cannot be read: {detail}");

    public static Message InvalidCustomTable(string value) => Error(268, $"'{value}' after '--custom-table' is neither msi nor bundle.");

    public static Message TransformUsage() => Error(7160, "'transform' needs a package, '-o' with the transform, and at least one NAME=value. Try 'wixc transform --help'.");

    public static Message NotAPublicProperty(string name) =>
        Error(7161, $"'{name}' is no public property: letters in upper case, digits, underscores and periods, no digit first. Others are the package's own.");

    public static Message HiddenProperty(string name) => Error(
        7162,
        $"The property '{name}' is hidden because its value may hold a secret, and everybody who can read a transform reads what is in it. "
        + "Give it on the command line of the deployment tool instead.");

    public static Message PropertyNotThere(string path, string name) =>
        new(MessageLevel.Error, 7163, new SourceLine(path, 0), $"The package has no value of the property '{name}' that could be taken out. Give it a value, or leave it out.");

    public static Message PropertyNotKnown(string path, string name) =>
        new(MessageLevel.Warning, 7164, new SourceLine(path, 0), $"The package takes no property '{name}' from whoever installs it. Is it spelt right?");

    public static Message TransformInvalid(string path, string detail) => new(MessageLevel.Error, 7165, new SourceLine(path, 0), $"The transform cannot be made: {detail}");

    private static Message Error(int number, string text) => new(MessageLevel.Error, number, null, text);
}
