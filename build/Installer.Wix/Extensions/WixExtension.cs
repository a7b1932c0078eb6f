using Installer.Msi.Streams;
using Installer.Wix.Compiling;
using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Preprocessing;
using Installer.Wix.Reading;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions;

/// <summary>An extension: elements and attributes of a namespace of its own, and what its folder has for them: <c>NAME.tables</c>, sources (<c>.wxs</c>, <c>.wxi</c>), texts (<c>.wxl</c>)
/// and other files that the sources name.</summary>
/// <param name="shortName">The name of its folder, such as <c>Util</c>.</param>
/// <param name="language">Its elements and attributes.</param>
internal class WixExtension(string shortName, ExtensionLanguage language)
{
    private const string Source = ".wxs";
    private const string Texts = ".wxl";
    private static readonly string[] ReadByCompiler = [Source, ".wxi", Texts, ".tables"];
    private static readonly string[] Programs = [".dll", ".exe"];

    private readonly ExtensionFiles files = new($"WixToolset.{shortName}.wixext");
    private readonly string tablesName = $"{shortName}.tables";
    private IReadOnlyList<TableDefinition>? definitions;

    /// <summary>The name given to <c>-ext</c>.</summary>
    public string Name { get; } = $"WixToolset.{shortName}.wixext";

    /// <summary>The name that WiX v3 has for it.</summary>
    public string OldName { get; } = $"Wix{shortName}Extension";

    /// <summary>Its elements and attributes.</summary>
    public ExtensionLanguage Language { get; } = language;

    /// <summary>The tables that it adds.</summary>
    public IReadOnlyList<TableDefinition> Tables => definitions ??= files.PathOf(tablesName) is var path && files.Exists(path) ? TableDefinitions.Load(path) : [];

    /// <summary>The texts that its fragments use, in all languages.</summary>
    public virtual IEnumerable<WixLocalization> Localizations => files.Paths.Where(path => HasExtension(path, Texts)).Select(ReadTexts);

    /// <summary>The texts that its fragments use, in the languages that a package may take: those that were asked for, its own language where none was.</summary>
    /// <param name="cultures">The cultures that were asked for.</param>
    public virtual IEnumerable<WixLocalization> LocalizationsFor(IReadOnlyList<string> cultures) => Localizations;

    /// <summary>A file that its fragments name and a package may replace by one of its own, such as a picture.</summary>
    /// <param name="path">The path as the fragments have it.</param>
    /// <returns>The content, or <c>null</c> if it has no such file.</returns>
    public StreamSource? FindFile(string path) => IsNamedBySources(path) && files.Paths.Contains(path, StringComparer.Ordinal) ? StreamSource.FromBytes(files.Read(path)) : null;

    /// <summary>Changes what was linked, where the package's own rows depend on the extension.</summary>
    /// <param name="symbols">All symbols of the package.</param>
    public virtual void FinishLinking(List<Symbol> symbols)
    {
    }

    /// <summary>
    /// Compiles the fragments that its elements refer to: custom actions with their places in the sequences, properties with their searches. A package may refer to custom actions and libraries of another
    /// architecture than its own, by name, where they differ in nothing else.
    /// </summary>
    /// <param name="platform">The package's architecture, which the fragments have in the names of custom actions: <c>$(sys.BUILDARCHSHORT)</c>.</param>
    /// <param name="tables">The tables that are known.</param>
    public virtual IEnumerable<Section> CreateLibrary(Platform platform, TableDefinitions tables)
    {
        var messaging = new Messaging(Refuse);
        var reader = new SourceReader(messaging, files: files);

        // Sources name other files by variables: $(Banner) is Banner.bmp.
        var options = new PreprocessorOptions(files.Paths.Where(IsNamedBySources).ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal), [], platform, _ => null);
        return files.Paths.Where(path => HasExtension(path, Source)).SelectMany(Compile);

        List<Section> Compile(string path)
        {
            var context = new CompileContext(path, platform, messaging, tables, [this]);
            SourceCompiler.Compile(context, new Preprocessor(messaging, options, reader).Process(path)!);
            foreach (var binary in context.Sections.SelectMany(section => section.Symbols).OfType<RowSymbol>().Where(row => row.Table.Name == "Binary"))
            {
                // The libraries of custom actions are not part of the compiler.
                if (binary["Data"] is SourceFileValue file && Programs.Contains(Path.GetExtension(file.Path), StringComparer.Ordinal))
                {
                    binary["Data"] = new ExtensionBinaryValue(binary.Id, file.Path);
                }
            }

            return context.Sections;
        }
    }

    /// <summary>Reads one of its files of texts. A package replaces any of them by one of the same identifier.</summary>
    protected WixLocalization ReadTexts(string path)
    {
        var messaging = new Messaging(Refuse);
        var localization = LocalizationParser.Parse(path, messaging, new SourceReader(messaging, files: files))!;
        return localization with { Strings = [.. localization.Strings.Select(text => text with { IsOverridable = true })], IsFromExtension = true };
    }

    /// <summary>The paths of its files of texts, by the names of the files.</summary>
    protected IReadOnlyDictionary<string, string> TextsByName() =>
        files.Paths.Where(path => HasExtension(path, Texts)).ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path) == extension;

    private static bool IsNamedBySources(string path) => !ReadByCompiler.Contains(Path.GetExtension(path), StringComparer.Ordinal);

    /// <summary>What is part of the compiler has no errors.</summary>
    private static void Refuse(Message message) => throw new InvalidOperationException(message.ToString());
}
