using System.Globalization;

namespace Installer.Msi.Validation;

/// <summary>Versions as Windows Installer compares them.</summary>
internal static class ProductVersion
{
    /// <summary>Reads up to four numbers with dots between, the first three at most 65535. Windows Installer does not look at the fourth, which may be any number.</summary>
    /// <returns>Three numbers, missing ones 0; <c>null</c> if the text is no version.</returns>
    public static int[]? TryParse(string text)
    {
        var parts = text.Split('.');
        var numbers = new int[3];
        if (parts.Length > numbers.Length + 1 || (parts.Length > numbers.Length && (parts[^1].Length == 0 || !parts[^1].All(char.IsAsciiDigit))))
        {
            return null;
        }

        for (var i = 0; i < Math.Min(parts.Length, numbers.Length); i++)
        {
            if (!ushort.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers[i] = number;
        }

        return numbers;
    }

    /// <summary>Whether a text is the version of a product: major and minor at most 255.</summary>
    public static bool IsValid(string text) => TryParse(text) is [<= byte.MaxValue, <= byte.MaxValue, _];

    /// <summary>Compares two versions by their first three numbers, as upgrades do.</summary>
    public static int Compare(int[] first, int[] second) => first.AsSpan().SequenceCompareTo(second);
}
