using System.Globalization;
using System.Diagnostics.CodeAnalysis;

namespace Installer.Wix.Compiling;

/// <summary>Versions as they may be authored: one to four numbers, or a semantic version.</summary>
internal static class PackageVersion
{
    /// <summary>Checks a version, and drops a leading <c>v</c> from one that Windows Installer takes into account as a whole.</summary>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? version)
    {
        version = null;
        var value = text.StartsWith('v') || text.StartsWith('V') ? text[1..] : text;
        var end = value.IndexOfAny(['-', '+']);
        var numbers = (end < 0 ? value : value[..end]).Split('.');
        if (numbers.Length > 4 || numbers.Any(n => !uint.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return false;
        }

        if (end >= 0 && value[(end + 1)..].Split('.', '-', '+').Any(label => label.Length == 0 || !label.All(char.IsAsciiLetterOrDigit)))
        {
            return false;
        }

        version = IsValidForPackage(value) ? value : text;
        return true;
    }

    /// <summary>Whether Windows Installer takes all of a version into account: numbers below 256, 256 and 65536 and no label.</summary>
    public static bool IsValidForPackage(string version)
    {
        if (version.AsSpan().IndexOfAny('-', '+') >= 0)
        {
            return false;
        }

        var numbers = version.Split('.');
        return numbers.Select((n, i) => uint.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < (i < 2 ? 256u : i == 2 ? 65536u : uint.MaxValue)).All(ok => ok);
    }
}
