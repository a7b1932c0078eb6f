using Installer.Wix.Localization;

namespace Installer.Wix.Extensions;

/// <summary>Makes the localization that an extension brings.</summary>
internal static class ExtensionTexts
{
    /// <summary>The localization for English. A package that uses the extension has this language and its code page unless it says otherwise.</summary>
    /// <param name="texts">The texts by key; a package may replace each.</param>
    public static WixLocalization English(params IEnumerable<(string Id, string Text)> texts) =>
        new("en-us", null, null, [.. texts.Select(t => new LocalizedString(t.Id, t.Text, true, null))], [], IsFromExtension: true);
}
