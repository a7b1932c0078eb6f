using System.Globalization;

using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>The switches for warnings, which several commands have: <c>-sw</c>, <c>-swN</c>, <c>-wx</c>, <c>-wxN</c>.</summary>
internal static class WarningSwitch
{
    private const string Elevation = "wx";
    private const int IllegalSuppression = 79;
    private const int IllegalElevation = 286;

    private static readonly string[] Prefixes = ["suppresswarning", "sw", Elevation];

    /// <summary>Does what a switch says; <c>false</c> if it is none of these.</summary>
    /// <param name="name">The switch without hyphens.</param>
    /// <param name="messaging">What treats the warnings.</param>
    public static bool TryApply(string name, Messaging messaging)
    {
        var prefix = Array.Find(Prefixes, candidate => name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));
        var isSuppression = prefix is not null and not Elevation;
        var text = prefix is null ? null : name[prefix.Length..];
        switch (text)
        {
            case null:
                return false;
            case "" when isSuppression:
                messaging.SuppressAllWarnings = true;
                return true;
            case "":
                messaging.WarningsAsErrors = true;
                return true;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            messaging.Write(CommandLineErrors.InvalidWarningNumber(isSuppression ? IllegalSuppression : IllegalElevation, "-" + name, text));
            return true;
        }

        if (isSuppression)
        {
            messaging.SuppressWarning(number);
        }
        else
        {
            messaging.ElevateWarning(number);
        }

        return true;
    }
}
