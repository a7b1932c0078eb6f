using System.Globalization;

using Installer.Wix.Binding;
using Installer.Wix.Files;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.CommandLine;

/// <summary>Reads the arguments of <c>wixc build</c>, which has the switches of <c>wix build</c>.</summary>
internal sealed class BuildArgumentParser
{
    private const string PackageExtension = ".msi";
    private const string LibraryExtension = ".wixlib";
    private const string LocalizationExtension = ".wxl";

    /// <summary>Switches of WiX that this compiler does not have, with the reason.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bt"] = "it is for patches",
        ["bindpath:target"] = "it is for patches",
        ["bu"] = "it is for patches",
        ["bindpath:update"] = "it is for patches",
        ["nostdlib"] = "the standard directories, actions and texts are part of the compiler",
        ["resetacls"] = "what is written gets the access rights of its folder in any case",
    };

    private readonly Messaging messaging;
    private readonly ArgumentReader arguments;
    private readonly List<string> sources = [];
    private readonly List<string> extensions = [];
    private readonly List<string> includePaths = [];
    private readonly List<string> libraries = [];
    private readonly List<string> localizations = [];
    private readonly List<string> cultures = [];
    private readonly List<BindPath> bindPaths = [];
    private readonly Dictionary<string, string> defines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bindVariables = new(StringComparer.Ordinal);
    private Platform platform = Platform.X86;
    private bool? isLibrary;
    private bool writesPdb;
    private bool hasNoPdb;
    private bool bindFiles;
    private bool backwardCompatibleGuids;
    private string? output;
    private string? trackingFile;
    private string? cabinetCachePath;
    private string compressionLevel = "mszip";
    private int threads = Environment.ProcessorCount;

    private BuildArgumentParser(ArgumentReader arguments, Messaging messaging)
    {
        this.messaging = messaging;
        this.arguments = arguments;
    }

    /// <summary>Reads the arguments; errors are reported.</summary>
    public static BuildArguments Parse(ArgumentReader arguments, Messaging messaging) => new BuildArgumentParser(arguments, messaging).Parse();

    /// <summary>The architecture of a name; <c>null</c> if there is none.</summary>
    public static Platform? PlatformOf(string? name) =>
        name?.ToLowerInvariant() switch { "x86" => Platform.X86, "x64" => Platform.X64, "arm64" => Platform.Arm64, _ => null };

    private BuildArguments Parse()
    {
        while (arguments.TryRead(out var argument, out var name))
        {
            if (name is null)
            {
                AddInputs(argument);
            }
            else
            {
                ParseSwitch(argument, name);
            }
        }

        // The extensions' custom-action libraries that were put beside the program; any that the command line names come first.
        var extensionLibraries = Path.Combine(AppContext.BaseDirectory, ExtensionBinaryValue.BindPathName);
        if (Directory.Exists(extensionLibraries))
        {
            bindPaths.Add(new BindPath(ExtensionBinaryValue.BindPathName, extensionLibraries));
        }

        if (output is null && sources.Count > 1)
        {
            messaging.Write(CommandLineErrors.OutputMissing());
        }
        else if (output is null && sources.Count > 0)
        {
            output = Path.ChangeExtension(Path.GetFileName(sources[0]), isLibrary == true ? LibraryExtension : PackageExtension);
        }
        else if (output is not null && isLibrary is null && !messaging.HasErrors)
        {
            CheckOutputType(output);
        }

        if (writesPdb && !hasNoPdb)
        {
            messaging.Write(CommandLineErrors.PdbNotWritten());
        }

        return new BuildArguments(
            new BuildOptions
            {
                Sources = sources,
                Libraries = libraries,
                IsLibrary = isLibrary ?? Path.GetExtension(output)?.Equals(LibraryExtension, StringComparison.OrdinalIgnoreCase) == true,
                BindFiles = bindFiles,
                BackwardCompatibleGuids = backwardCompatibleGuids,
                Output = output ?? string.Empty,
                Platform = platform,
                Extensions = extensions,
                Defines = defines,
                IncludePaths = includePaths,
                BindPaths = bindPaths,
                BindVariables = bindVariables,
                Cultures = cultures is [var only] && only.Equals("null", StringComparison.OrdinalIgnoreCase)
                    ? []
                    : cultures.ConvertAll(culture => culture.Equals("neutral", StringComparison.OrdinalIgnoreCase) ? string.Empty : culture),
                Localizations = localizations,
                CompressionLevel = compressionLevel,
                CabinetCachePath = cabinetCachePath,
                CabinetThreads = threads,
                Time = ReadTime(),
            },
            trackingFile);
    }

    private void ParseSwitch(string argument, string name)
    {
        switch (name.ToLowerInvariant())
        {
            case "arch" or "platform":
                ParsePlatform(arguments.ReadValue(argument));
                break;
            case "ext":
                Add(extensions, arguments.ReadValue(argument));
                break;
            case "d" or "define":
                AddPair(arguments.ReadValue(argument), defines, valueRequired: false, argument);
                break;
            case "constants":
                AddConstants(arguments.ReadValue(argument));
                break;
            case "i" or "includepath":
                Add(includePaths, arguments.ReadValue(argument));
                break;
            case "b" or "bindpath":
                AddBindPath(arguments.ReadValue(argument));
                break;
            case "bv" or "bindvariable":
                AddPair(arguments.ReadValue(argument), bindVariables, valueRequired: true, argument);
                break;
            case "loc":
                AddFiles(localizations, arguments.ReadValue(argument));
                break;
            case "culture":
                Add(cultures, arguments.ReadValue(argument));
                break;
            case "lib":
                AddFiles(libraries, arguments.ReadValue(argument));
                break;
            case "src":
                AddFiles(sources, arguments.ReadValue(argument));
                break;
            case "bf" or "bindfiles":
                bindFiles = true;
                break;
            case "bcgg":
                backwardCompatibleGuids = true;
                break;
            case "o" or "out":
                output = ReadPath(argument) ?? output;
                break;
            case "dcl" or "defaultcompressionlevel":
                ParseCompressionLevel(arguments.ReadValue(argument));
                break;
            case "trackingfile":
                trackingFile = ReadPath(argument) ?? trackingFile;
                break;
            case "cc" or "cabcache":
                cabinetCachePath = arguments.ReadValue(argument) ?? cabinetCachePath;
                break;
            case "ct" or "cabthreads":
                ParseThreads(arguments.ReadValue(argument));
                break;
            case "intermediatefolder":
                arguments.ReadValue(argument);
                break;
            case "outputtype":
                ParseOutputType(arguments.ReadValue(argument));
                break;
            case "pdbtype":
                ParsePdbType(arguments.ReadValue(argument));
                break;
            case "accepteula":
                arguments.ReadValue(argument);
                break;
            case "pdb":
                writesPdb |= arguments.ReadValue(argument) is not null;
                break;
            case var refused when Refused.TryGetValue(refused, out var reason):
                messaging.Write(CommandLineErrors.SwitchRefused(argument, reason));
                break;
            case "nologo":
                break;
            case "v" or "verbose":
                messaging.Verbose = true;
                break;
            default:
                ParseOther(argument, name);
                break;
        }
    }

    private void ParseOther(string argument, string name)
    {
        if (WarningSwitch.TryApply(name, messaging))
        {
            return;
        }

        if (name.StartsWith('d') && name.Contains('=', StringComparison.Ordinal))
        {
            AddPair(name[1..], defines, valueRequired: false, argument);
        }
        else
        {
            arguments.Refuse(argument);
        }
    }

    private static void Add(List<string> list, string? value)
    {
        if (value is not null)
        {
            list.Add(value);
        }
    }

    /// <summary>Adds what is neither a switch nor the value of one: its extension says what it is.</summary>
    private void AddInputs(string path) =>
        AddFiles(Path.GetExtension(path).TrimEnd(' ').Equals(LocalizationExtension, StringComparison.OrdinalIgnoreCase) ? localizations : sources, path);

    private void AddFiles(List<string> list, string? path)
    {
        if (path is null)
        {
            return;
        }

        var name = Path.GetFileName(WindowsPath.Normalize(path));
        if (name.AsSpan().IndexOfAny('*', '?') < 0 || File.Exists(path))
        {
            list.Add(path);
            return;
        }

        var folder = WindowsPath.Normalize(path)[..^name.Length];
        string[] found = [];
        if (WindowsPath.FindFolder(folder.Length == 0 ? "." : folder) is { } existing)
        {
            var matching = new EnumerationOptions { MatchType = MatchType.Win32, MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.None };
            found = [.. Directory.EnumerateFiles(existing, name, matching).Select(file => folder.Length == 0 ? Path.GetFileName(file) : file).Order(StringComparer.Ordinal)];
        }

        if (found.Length == 0)
        {
            messaging.Write(CommandLineErrors.NoFileMatches(path));
        }

        list.AddRange(found);
    }

    private string? ReadPath(string argument) => arguments.ReadValue(argument) is { } path ? WindowsPath.Normalize(path).TrimEnd(' ') : null;

    /// <summary>What is built is said by the output's extension where the command line does not say it.</summary>
    private void CheckOutputType(string path)
    {
        var extension = Path.GetExtension(path);
        switch (extension.ToLowerInvariant())
        {
            case PackageExtension or LibraryExtension:
                break;
            case "" or ".wix" when !Path.Exists(path):
                output = Path.ChangeExtension(path, PackageExtension);
                break;
            case "" or ".wix":
                break;
            case ".exe" or ".msm" or ".msp" or ".pcp" or ".mst" or ".wixipl":
                messaging.Write(CommandLineErrors.UnsupportedOutputType(extension));
                break;
            default:
                messaging.Write(CommandLineErrors.UnknownOutputType(extension, path));
                break;
        }
    }

    /// <summary>Reads preprocessor variables from a file, one a line and as they are, so that a value may hold what means something on a command line.</summary>
    private void AddConstants(string? path)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            foreach (var line in File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)))
            {
                AddPair(line, defines, valueRequired: false, path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(Errors.UnreadableFile(null, path, exception.Message));
        }
    }

    private void AddBindPath(string? value)
    {
        if (value is null)
        {
            return;
        }

        // A name before an equals sign, unless that belongs to a path.
        var separator = value.IndexOf('=', StringComparison.Ordinal);
        var isNamed = separator > 0 && value.AsSpan(0, separator).IndexOfAny('/', '\\') < 0;
        bindPaths.Add(isNamed ? new BindPath(value[..separator], value[(separator + 1)..]) : new BindPath(null, value));
    }

    private void AddPair(string? pair, Dictionary<string, string> target, bool valueRequired, string argument)
    {
        if (pair is null)
        {
            return;
        }

        var separator = pair.IndexOf('=', StringComparison.Ordinal);
        if (separator == 0 || (separator < 0 && valueRequired))
        {
            messaging.Write(CommandLineErrors.PairExpected(argument, pair));
            return;
        }

        var name = separator < 0 ? pair : pair[..separator];
        var value = separator < 0 ? string.Empty : pair[(separator + 1)..];
        if (target.TryAdd(name, value))
        {
            return;
        }

        if (target == bindVariables)
        {
            messaging.Write(CommandLineErrors.BindVariableTwice(name, target[name], value));
        }
        else if (target[name] != value)
        {
            messaging.Write(CommandLineErrors.DefinedTwice(name, target[name], value));
        }
    }

    private void ParsePlatform(string? value)
    {
        if (PlatformOf(value) is { } known)
        {
            platform = known;
        }
        else if (value is not null)
        {
            messaging.Write(CommandLineErrors.InvalidPlatform(value));
        }
    }

    private void ParseCompressionLevel(string? value)
    {
        if (value?.ToLowerInvariant() is "none" or "low" or "medium" or "high" or "mszip")
        {
            compressionLevel = value.ToLowerInvariant();
        }
        else if (value is not null)
        {
            messaging.Write(CommandLineErrors.InvalidCompressionLevel(value));
        }
    }

    private void ParseThreads(string? value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            threads = number;
        }
        else if (value is not null)
        {
            messaging.Write(CommandLineErrors.InvalidThreads(value));
        }
    }

    private void ParseOutputType(string? value)
    {
        switch (value?.ToLowerInvariant())
        {
            case null:
                break;
            case "package" or "product" or "msi" or PackageExtension:
                isLibrary = false;
                break;
            case "library" or "wixlib" or LibraryExtension:
                isLibrary = true;
                break;
            case "bundle" or "module" or "patch" or "patchcreation" or "transform" or "intermediatepostlink":
                messaging.Write(CommandLineErrors.UnsupportedOutputType(value));
                break;
            default:
                messaging.Write(CommandLineErrors.UnknownOutputType(value, output ?? string.Empty));
                break;
        }
    }

    private void ParsePdbType(string? value)
    {
        if (value is not null && value.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            hasNoPdb = true;
        }
        else if (value is not null)
        {
            messaging.Write(CommandLineErrors.UnsupportedPdbType(value));
        }
    }

    private DateTime ReadTime()
    {
        var text = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
        if (string.IsNullOrEmpty(text))
        {
            return BuildOptions.DefaultTime;
        }

        // The years that a cabinet can store.
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 315532800 and < 4354819200)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        }

        messaging.Write(CommandLineErrors.InvalidSourceDateEpoch(text));
        return BuildOptions.DefaultTime;
    }
}
