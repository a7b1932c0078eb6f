namespace Installer.Artifacts.BillOfMaterials;

/// <summary>A program or library that this repository builds.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Files">The files that go into packages or are published; each package has a signed copy of its own.</param>
/// <param name="Symbols">Its PDB.</param>
/// <param name="Assets">The file <c>project.assets.json</c> of its project, in which the restore says what it found.</param>
internal sealed record BuiltProgram(string Name, IReadOnlyList<string> Files, string Symbols, string Assets)
{
    private const char Separator = '|';

    /// <summary>Reads the lists that the packages' builds write: a program a line, with bars between its file, its symbols and its assets.</summary>
    /// <param name="lists">The lists' paths.</param>
    /// <returns>Each program once, ordered by its name.</returns>
    /// <exception cref="ArtifactsException">A list is missing or is no such list.</exception>
    public static IReadOnlyList<BuiltProgram> ReadLists(IEnumerable<string> lists) =>
    [
        .. lists.SelectMany(ReadList)
            .GroupBy(line => (line.Symbols, line.Assets), line => line.File)
            .Select(group => new BuiltProgram(Path.GetFileName(group.First()), [.. group.Distinct(StringComparer.Ordinal)], group.Key.Symbols, group.Key.Assets))
            .OrderBy(program => program.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string File, string Symbols, string Assets)> ReadList(string list)
    {
        if (!File.Exists(list))
        {
            throw new ArtifactsException($"The list of programs {list} is missing. Build the packages first.");
        }

        return File.ReadLines(list).Select(line => line.Split(Separator) is [var file, var symbols, var assets]
            ? (file, symbols, assets)
            : throw new ArtifactsException($"The list of programs {list} has the line '{line}', which is not a file, its symbols and its assets with bars between."));
    }
}
