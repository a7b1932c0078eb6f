namespace Installer.Msi.Validation;

/// <summary>Whether a component's key path is a registry value of the user, as ICE38 and ICE43 want it.</summary>
internal static class UserKeyPath
{
    /// <summary>The roots under which a user's values are: HKEY_CURRENT_USER, and that which the scope of the installation decides.</summary>
    private static readonly int[] Roots = [-1, 1];

    /// <summary>Says what is wrong with a component's key path; <c>null</c> if nothing is.</summary>
    public static string? Flaw(Package package, Row component)
    {
        if (KeyPathTable.Of(component) != KeyPathTable.Registry)
        {
            return component["KeyPath"].Length == 0 ? "its key path must be a registry value under HKCU, not a folder." : "its key path must be a registry value under HKCU, not a file.";
        }

        if (component["KeyPath"].Length == 0)
        {
            return "its key path must be a registry value under HKCU, but it has none.";
        }

        return package.Find("Registry", component["KeyPath"]) is not { } value ? $"its key path '{component["KeyPath"]}' is no row of the Registry table."
            : !Roots.Contains(value.Number("Root") ?? int.MinValue) ? $"its key path '{value.Key}' must be under HKCU."
            : value["Component_"] != component.Key ? $"its key path '{value.Key}' belongs to component '{value["Component_"]}'."
            : null;
    }
}
