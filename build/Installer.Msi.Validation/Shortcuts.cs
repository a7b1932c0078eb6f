namespace Installer.Msi.Validation;

/// <summary>What kind a shortcut is of.</summary>
internal static class Shortcuts
{
    /// <summary>Whether the installer itself starts the target: it is a feature.</summary>
    public static bool IsAdvertised(Package package, Row shortcut) => package.Find("Feature", shortcut["Target"]) is not null;
}
