using Installer.Msi.Streams;
using Installer.Wix.Compiling;
using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Preprocessing;
using Installer.Wix.Reading;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions;

/// <summary>An extension: elements and attributes of a namespace of its own, and what its folder has for them: <c>NAME.tables</c>, <c>NAME.wxs</c> and <c>NAME.wxl</c>.</summary>
/// <param name="shortName">What the files in its folder are named after, such as <c>Util</c>.</param>
/// <param name="language">Its elements and attributes.</param>
internal class WixExtension(string shortName, ExtensionLanguage language)
{
    private readonly string resource = shortName;

    /// <summary>The name given to <c>-ext</c>.</summary>
    public string Name { get; } = $"WixToolset.{shortName}.wixext";

    /// <summary>The name that WiX v3 has for it.</summary>
    public string OldName { get; } = $"Wix{shortName}Extension";

    /// <summary>Its elements and attributes.</summary>
    public ExtensionLanguage Language { get; } = language;

    /// <summary>The tables that it adds.</summary>
    public IReadOnlyList<TableDefinition> Tables { get; } = HasResource($"{shortName}.tables") ? TableDefinitions.Load($"{shortName}.tables") : [];

    /// <summary>The texts that its fragments use.</summary>
    public virtual IEnumerable<WixLocalization> Localizations
    {
        get
        {
            if (HasResource($"{resource}.wxl"))
            {
                using var content = Open($"{resource}.wxl");
                yield return LocalizationParser.ParseExtension(content, Name, new Messaging(Refuse))!;
            }
        }
    }

    /// <summary>The texts that its fragments use, in the languages that a package may take: those that were asked for, its own language where none was.</summary>
    /// <param name="cultures">The cultures that were asked for.</param>
    public virtual IEnumerable<WixLocalization> LocalizationsFor(IReadOnlyList<string> cultures) => Localizations;

    /// <summary>A file that its fragments name and a package may replace by one of its own, such as a picture.</summary>
    /// <param name="path">The path as the fragments have it.</param>
    /// <returns>The content, or <c>null</c> if it has no such file.</returns>
    public virtual StreamSource? FindFile(string path) => null;

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
        if (!HasResource($"{resource}.wxs"))
        {
            return [];
        }

        using var content = Open($"{resource}.wxs");
        var messaging = new Messaging(Refuse) { SuppressAllWarnings = true };
        var options = new PreprocessorOptions(new Dictionary<string, string>(), [], platform, _ => null);
        var context = new CompileContext(Name, platform, messaging, tables, [this]);
        SourceCompiler.Compile(context, new Preprocessor(messaging, options, new SourceReader(messaging)).Process(Name, content)!);
        foreach (var binary in context.Sections.SelectMany(section => section.Symbols).OfType<RowSymbol>().Where(row => row.Table.Name == "Binary"))
        {
            // The libraries of custom actions are not part of the compiler.
            binary["Data"] = new ExtensionBinaryValue(binary.Id, ((SourceFileValue)binary["Data"]!).Path);
        }

        return context.Sections;
    }

    private static bool HasResource(string name) => typeof(WixExtension).Assembly.GetManifestResourceInfo(name) is not null;

    private static Stream Open(string name) => typeof(WixExtension).Assembly.GetManifestResourceStream(name)!;

    /// <summary>What is part of the compiler has no errors.</summary>
    private static void Refuse(Message message) => throw new InvalidOperationException(message.ToString());
}
