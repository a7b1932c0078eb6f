using System.Reflection;

namespace Installer.Wix.Tests.ConformanceRunner;

/// <summary>One recorded run of WiX: a case's folder, the arguments, and what came out.</summary>
internal sealed record ConformanceBuild(string Name, string CaseFolder, string ArgumentsFile, string ExpectedFolder)
{
    /// <summary>The folder that holds all cases.</summary>
    public static string CorpusFolder { get; } = typeof(ConformanceBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ConformanceFolder").Value!;

    /// <summary>Whether WiX refused the sources.</summary>
    public bool IsRefused => File.Exists(ErrorFile);

    /// <summary>Whether nothing but the tables of the package was recorded: neither its streams, cabinets and summary information nor messages.</summary>
    public bool HasTablesOnly => !IsRefused && !File.Exists(Path.Combine(ExpectedFolder, "streams.txt"));

    public string ErrorFile => Path.Combine(ExpectedFolder, "error.txt");

    public string WarningFile => Path.Combine(ExpectedFolder, "warnings.txt");

    public IReadOnlyList<string> Arguments => File.ReadAllLines(ArgumentsFile);

    /// <summary>Environment variables that the case sets.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var file = Path.Combine(CaseFolder, "env.txt");
            return File.Exists(file) ? File.ReadAllLines(file).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]) : new Dictionary<string, string>();
        }
    }

    /// <summary>Every build of every case: <c>args.txt</c> with <c>expected</c>, <c>args.V.txt</c> with <c>expected.V</c>.</summary>
    public static IEnumerable<ConformanceBuild> All() =>
        from caseFolder in Directory.EnumerateDirectories(CorpusFolder).Order(StringComparer.Ordinal)
        from argumentsFile in Directory.EnumerateFiles(caseFolder, "args*.txt").Order(StringComparer.Ordinal)
        let variant = Path.GetFileNameWithoutExtension(argumentsFile)["args".Length..]
        select new ConformanceBuild(Path.GetFileName(caseFolder) + variant.Replace('.', '/'), caseFolder, argumentsFile, Path.Combine(caseFolder, "expected" + variant));
}
