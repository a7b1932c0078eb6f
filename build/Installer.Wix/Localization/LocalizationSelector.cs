using Installer.Wix.Messages;

namespace Installer.Wix.Localization;

/// <summary>Chooses the localizations for the cultures that were asked for, and merges them.</summary>
internal sealed class LocalizationSelector
{
    private readonly Dictionary<string, LocalizedString> strings = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), LocalizedControl> controls = [];

    /// <summary>Chooses and merges.</summary>
    /// <param name="localizations">The files in the order in which they were given, those of the extensions last.</param>
    /// <param name="cultures">The cultures that were asked for; none for all.</param>
    /// <param name="messaging">Is told of texts that are there twice.</param>
    public LocalizationSelector(IReadOnlyList<WixLocalization> localizations, IReadOnlyList<string> cultures, Messaging messaging)
    {
        foreach (var text in StandardTexts.All)
        {
            strings.Add(text.Id, text);
        }

        // Within one culture first, then culture after culture.
        var byCulture = new List<(string Culture, List<WixLocalization> Files)>();
        foreach (var localization in localizations)
        {
            var group = byCulture.Find(g => g.Culture == localization.Culture);
            if (group.Files is null)
            {
                byCulture.Add((localization.Culture, [localization]));
            }
            else
            {
                group.Files.Add(localization);
            }
        }

        if (cultures.Count == 0 && byCulture.Exists(g => g.Culture.Length == 0))
        {
            cultures = [string.Empty];
        }

        var chosen = cultures.Count == 0
            ? byCulture
            : [.. cultures.SelectMany(c => byCulture.Where(g => g.Culture.Length == 0 || g.Culture.Equals(c, StringComparison.OrdinalIgnoreCase)))];
        if (cultures.Count > 0 && chosen.Count == 0)
        {
            // An extension's texts are there in its own language when no other was chosen.
            chosen = byCulture.FindAll(g => g.Files.Exists(f => f.IsFromExtension));
        }

        foreach (var (culture, files) in chosen)
        {
            Primary ??= new WixLocalization(
                culture,
                files.Select(f => f.Codepage).FirstOrDefault(c => c is not null),
                files.Select(f => f.SummaryCodepage).FirstOrDefault(c => c is not null),
                [],
                [],
                false);
            foreach (var file in files)
            {
                Merge(file, messaging);
            }
        }
    }

    /// <summary>The first localization chosen: it gives the package its language and code pages.</summary>
    public WixLocalization? Primary { get; }

    /// <summary>The placements of controls.</summary>
    public IReadOnlyCollection<LocalizedControl> Controls => controls.Values;

    /// <summary>A text, or <c>null</c>.</summary>
    public string? Find(string id) => strings.GetValueOrDefault(id)?.Value;

    private void Merge(WixLocalization localization, Messaging messaging)
    {
        foreach (var text in localization.Strings)
        {
            if (!strings.TryGetValue(text.Id, out var existing) || (existing.IsOverridable && !text.IsOverridable))
            {
                strings[text.Id] = text;
            }
            else if (!text.IsOverridable)
            {
                messaging.Write(Errors.DuplicateLocalization(existing.Source, text.Source, text.Id));
            }
        }

        foreach (var control in localization.Controls)
        {
            controls.TryAdd((control.Dialog, control.Control ?? string.Empty), control);
        }
    }
}
