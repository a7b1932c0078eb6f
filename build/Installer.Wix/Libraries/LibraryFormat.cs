using System.Text.Json;

namespace Installer.Wix.Libraries;

/// <summary>
/// The names in a library file. It is a ZIP archive: <see cref="Manifest"/> is a JSON object with the format's number and the sections,
/// <see cref="LocalizationFolder"/> holds the localization files as they were, and <see cref="FileFolder"/> the files that were bound.
/// </summary>
internal static class LibraryFormat
{
    /// <summary>The format's number. A compiler reads libraries of its own number only; it goes up whenever what is stored of a symbol changes.</summary>
    public const int Number = 2;

    /// <summary>The entry with the sections.</summary>
    public const string Manifest = "wixc-library.json";

    /// <summary>The entry by which a library of the WiX Toolset is known.</summary>
    public const string WixManifest = "wix-ir.json";

    /// <summary>Where the localization files are.</summary>
    public const string LocalizationFolder = "localizations/";

    /// <summary>Where the bound files are.</summary>
    public const string FileFolder = "files/";

    /// <summary>What stands before the entry's name where a symbol names a bound file. No path of a source begins so.</summary>
    public const string BoundFilePrefix = "wixc-library:";

    /// <summary>How the JSON is written and read.</summary>
    public static JsonSerializerOptions Json { get; } = new() { MaxDepth = 16 };
}
