using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Policy;

/// <summary>ALLOWEDORG: the organizations whose members may use the product, one or several with semicolons between.</summary>
internal static class AllowedOrganizations
{
    /// <summary>Reads the list.</summary>
    /// <param name="value">For example <c>example;example-labs</c>.</param>
    /// <returns>The names in lower case, as the published policy has them, with semicolons between.</returns>
    public static PropertyValue Read(string value)
    {
        var names = Split(value);
        return names.Length > 0 && Array.TrueForAll(names, IsName)
            ? PropertyValue.Right(string.Join(';', names))
            : PropertyValue.Wrong(
                $"ALLOWEDORG={value} is not allowed. Give the name of your organization, or several with semicolons between, as in ALLOWEDORG=\"example;example-labs\": letters, digits, hyphens and "
                + "underscores, without blanks. Leave ALLOWEDORG out to keep what is recorded, or give ALLOWEDORG=- to take it away.");
    }

    /// <summary>The names of a list.</summary>
    /// <param name="value">The list.</param>
    /// <returns>The names in lower case.</returns>
    public static string[] Split(string value) => value.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsName(string name) => name.Length <= 255 && char.IsAsciiLetterOrDigit(name[0]) && Array.TrueForAll(name.ToCharArray(), character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
