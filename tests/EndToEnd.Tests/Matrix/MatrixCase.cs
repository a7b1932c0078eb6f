namespace EndToEnd.Matrix;

/// <summary>One text file of the matrix: a machine, what is done to it, and what is there afterwards. <c>README.md</c> beside it says how it is written.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="IsNightly">True when it runs in the nightly mode only.</param>
/// <param name="Machine">What is there before the first step.</param>
/// <param name="Steps">At least one.</param>
/// <param name="Kept">What the last uninstall leaves, each with its reason; each must be left.</param>
internal sealed record MatrixCase(string Title, bool IsNightly, IReadOnlyList<MachineState> Machine, IReadOnlyList<MatrixStep> Steps, IReadOnlyList<KeptEntry> Kept)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "Matrix");

    /// <summary>The names of all cases, <c>area/name</c>, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a case.</summary>
    /// <param name="name"><c>area/name</c>.</param>
    /// <exception cref="FormatException">The text is none; the message has file and line.</exception>
    public static MatrixCase Read(string name) => MatrixCaseReader.Read($"{name}.txt", File.ReadAllLines(Path.Combine(Folder, $"{name}.txt")));
}
