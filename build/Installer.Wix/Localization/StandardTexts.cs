namespace Installer.Wix.Localization;

/// <summary>The texts that every package has and that its localizations may replace.</summary>
internal static class StandardTexts
{
    /// <summary>The name of the text that a package shows which finds a newer one and says nothing of its own.</summary>
    public const string DowngradePrevented = "WixDowngradePreventedMessage";

    /// <summary>The texts.</summary>
    public static IReadOnlyList<LocalizedString> All { get; } = [new(DowngradePrevented, "A newer version of [ProductName] is already installed.", IsOverridable: true, Source: null)];
}
