using Installer.Msi.Streams;
using Installer.Wix.Compiling;
using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Preprocessing;
using Installer.Wix.Reading;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions.UI;

/// <summary>The extension of dialogs: <c>WixToolset.UI.wixext</c>. Its library is authored in <c>Library</c> and compiled when a package takes it.</summary>
internal sealed class UIExtension() : WixExtension("UI", UILanguage.Instance)
{
    private const string Binary = "WixUiCa";
    private const string DefaultCulture = "en-US";

    /// <summary>The files that stand behind the variables of pictures and license where a package gives no other.</summary>
    private static readonly Dictionary<string, string> s_defaults = new(StringComparer.Ordinal)
    {
        ["Banner"] = UIResources.PathOf("Banner.bmp"),
        ["Cover"] = UIResources.PathOf("Cover.bmp"),
        ["Exclamation"] = UIResources.PathOf("Exclamation.ico"),
        ["Information"] = UIResources.PathOf("Information.ico"),
        ["NewFolder"] = UIResources.PathOf("NewFolder.ico"),
        ["Up"] = UIResources.PathOf("Up.ico"),
        ["License"] = UIResources.PathOf("License.rtf"),
    };

    private readonly UIResources resources = new();

    /// <inheritdoc />
    public override IEnumerable<Section> CreateLibrary(Platform platform, TableDefinitions tables)
    {
        var messaging = new Messaging(Refuse);
        var reader = new SourceReader(messaging, files: resources);
        foreach (var source in UIResources.Names(".wxs"))
        {
            var options = new PreprocessorOptions(s_defaults, [], platform, _ => null);
            var context = new CompileContext(source, platform, messaging, tables, []);
            SourceCompiler.Compile(context, new Preprocessor(messaging, options, reader).Process(source)!);
            foreach (var section in context.Sections)
            {
                yield return section;
            }
        }

        foreach (var architecture in Enum.GetValues<Platform>())
        {
            yield return Begin().Action("WixUIValidatePath", "ValidatePath", CustomActionBits.IgnoreResult).Section;
            yield return Begin().Library(substitute: "WIXUI_INSTALLDIR_VALID").Section;

            ExtensionFragment Begin() => new(Name, ExtensionFragment.NameFor(Binary, architecture), architecture, tables);
        }
    }

    /// <inheritdoc />
    public override IEnumerable<WixLocalization> LocalizationsFor(IReadOnlyList<string> cultures)
    {
        var texts = UIResources.Names(".wxl").ToDictionary(name => Path.GetFileNameWithoutExtension(name), StringComparer.OrdinalIgnoreCase);
        var known = cultures.Where(texts.ContainsKey).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (known.Count > 0)
        {
            return known.Select(culture => Read(texts[culture]));
        }

        // A package in a language that is not here has its own texts in that language and the others in English.
        var english = Read(texts[DefaultCulture]);
        return [cultures.Count == 0 ? english : english with { Culture = cultures[0].ToLowerInvariant(), Codepage = null }];
    }

    /// <inheritdoc />
    public override void FinishLinking(List<Symbol> symbols) => PrintSteps.Replace(symbols);

    /// <inheritdoc />
    public override StreamSource? FindFile(string path) => s_defaults.ContainsValue(path) ? StreamSource.FromBytes(resources.Read(path)) : null;

    private WixLocalization Read(string name)
    {
        var messaging = new Messaging(Refuse);
        var localization = LocalizationParser.Parse(name, messaging, new SourceReader(messaging, files: resources))!;

        // A package replaces any text by one of the same identifier.
        return localization with { Strings = [.. localization.Strings.Select(text => text with { IsOverridable = true })], IsFromExtension = true };
    }

    /// <summary>What is part of the compiler has no errors.</summary>
    private static void Refuse(Message message) => throw new InvalidOperationException(message.ToString());
}
