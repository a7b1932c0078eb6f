using Installer.Wix.Binding;

namespace Installer.Wix;

/// <summary>What is to be built, and how.</summary>
public sealed record BuildOptions
{
    /// <summary>The source files. One with the extension <c>.wixlib</c> is taken as one of the <see cref="Libraries"/>.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The libraries whose sections the package may take.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>Whether a library is to be written in place of a package.</summary>
    public bool IsLibrary { get; init; }

    /// <summary>Whether the library holds the files that its sections name, in place of their paths.</summary>
    public bool BindFiles { get; init; }

    /// <summary>The package or library to write.</summary>
    public required string Output { get; init; }

    /// <summary>The package's architecture.</summary>
    public Platform Platform { get; init; } = Platform.X86;

    /// <summary>The extensions' names.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The preprocessor's variables.</summary>
    public IReadOnlyDictionary<string, string> Defines { get; init; } = new Dictionary<string, string>();

    /// <summary>Where include files are looked for.</summary>
    public IReadOnlyList<string> IncludePaths { get; init; } = [];

    /// <summary>Where source files are looked for.</summary>
    public IReadOnlyList<BindPath> BindPaths { get; init; } = [];

    /// <summary>The bind variables.</summary>
    public IReadOnlyDictionary<string, string> BindVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>The cultures whose texts are used; none for all.</summary>
    public IReadOnlyList<string> Cultures { get; init; } = [];

    /// <summary>The localization files.</summary>
    public IReadOnlyList<string> Localizations { get; init; } = [];

    /// <summary>The compression of cabinets that have none of their own: <c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>mszip</c>.</summary>
    public string CompressionLevel { get; init; } = "mszip";

    /// <summary>Whether generated GUIDs of components whose key path is in the registry are as WiX v3 made them.</summary>
    public bool BackwardCompatibleGuids { get; init; }

    /// <summary>The folder where packed content is kept for the next build; <c>null</c> for none.</summary>
    public string? CabinetCachePath { get; init; }

    /// <summary>How many pieces of cabinets are packed at a time; the output does not depend on it.</summary>
    public int CabinetThreads { get; init; } = System.Environment.ProcessorCount;

    /// <summary>The time that package and files get; the same sources give the same bytes only if it is the same.</summary>
    public DateTime Time { get; init; } = DefaultTime;

    /// <summary>Reads an environment variable for <c>$(env.NAME)</c>.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Is told how many bytes of how many have been compressed.</summary>
    public IProgress<(long Done, long Total)>? Progress { get; init; }

    /// <summary>Is told of every file that is read and, with a slash at its end, of every folder that is harvested: what an incremental build depends on.</summary>
    public Action<string>? InputRead { get; init; }

    /// <summary>Files that are read beside those that the build reads itself, such as response files: no output may replace them.</summary>
    public IReadOnlyList<string> OtherInputs { get; init; } = [];

    /// <summary>Files that are written after the build, beside its own: they may replace nothing that is read or written either.</summary>
    public IReadOnlyList<string> OtherOutputs { get; init; } = [];

    /// <summary>The time without <c>SOURCE_DATE_EPOCH</c>: the first that a cabinet can store.</summary>
    public static DateTime DefaultTime { get; } = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);
}
