namespace Installer.Wix.Converting;

/// <summary>How a source is converted.</summary>
/// <param name="CustomTables">What ambiguous <c>CustomTable</c> elements are for.</param>
/// <param name="IgnoredChanges">Changes that are not to be made, by name.</param>
/// <param name="IsForBuild">Whether the result is compiled at once: values with variables are left to the preprocessor, and there are no messages.</param>
internal sealed record ConversionOptions(CustomTableTarget CustomTables, IReadOnlySet<string> IgnoredChanges, bool IsForBuild)
{
    /// <summary>For the build of a package.</summary>
    public static ConversionOptions ForBuild { get; } = new(CustomTableTarget.Msi, new HashSet<string>(), true);
}
