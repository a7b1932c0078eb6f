using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Binding;

/// <summary>Makes 8.3 names. They depend on the long name and on what they belong to, never on what else is in the package.</summary>
internal static class ShortNames
{
    private const int StemLength = 8;
    private const int ExtensionLength = 4;

    /// <summary>Formats a name as <c>short|long</c>, or as the long name alone when it is a legal 8.3 name.</summary>
    public static string? Format(FileNameValue name) => Format(name.LongName, name.ShortName, name.KeepExtension, [.. name.Salt]);

    /// <summary>Formats a name as <c>short|long</c>, or as the long name alone when it is a legal 8.3 name.</summary>
    /// <param name="longName">The long name.</param>
    /// <param name="shortName">The authored short name, if any.</param>
    /// <param name="keepExtension">Whether a generated short name keeps the extension.</param>
    /// <param name="salt">What makes a generated short name unique beside the name.</param>
    public static string? Format(string? longName, string? shortName, bool keepExtension, params ReadOnlySpan<string> salt)
    {
        if (string.IsNullOrEmpty(longName))
        {
            return shortName;
        }

        if (longName is "." || FileNames.IsShort(longName, allowWildcards: false))
        {
            return shortName is null || shortName.Equals(longName, StringComparison.OrdinalIgnoreCase) ? longName : $"{shortName}|{longName}";
        }

        shortName ??= Generate(longName, keepExtension, salt);
        return shortName.Equals(longName, StringComparison.OrdinalIgnoreCase) ? longName : $"{shortName}|{longName}";
    }

    /// <summary>Makes a short name.</summary>
    public static string Generate(string longName, bool keepExtension, params ReadOnlySpan<string> salt)
    {
        var hash = IdentifierGenerator.Hash($"{longName.ToLowerInvariant()}|{string.Join('|', salt)}");
        var stem = hash[..StemLength].Replace('+', '-').Replace('/', '_');
        if (keepExtension)
        {
            var dot = longName.LastIndexOf('.');
            var extension = dot < 0 || dot == longName.Length - 1 ? string.Empty : longName[dot..];
            extension = extension.Length > ExtensionLength ? extension[..ExtensionLength] : extension;
            if (FileNames.IsShort(stem + extension, allowWildcards: false))
            {
                stem += extension;
            }
        }

        return stem.ToLowerInvariant();
    }
}
