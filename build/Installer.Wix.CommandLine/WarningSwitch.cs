using System.Globalization;

using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>The switches for warnings, which several commands have: <c>-sw</c>, <c>-swN</c>, <c>-wx</c>, <c>-wxN</c>.</summary>
internal static class WarningSwitch
{
    /// <summary>Does what a switch says; <c>false</c> if it is none of these.</summary>
    /// <param name="name">The switch without hyphens.</param>
    /// <param name="messaging">What treats the warnings.</param>
    public static bool TryApply(string name, Messaging messaging)
    {
        var (isSuppression, isElevation) = (name.StartsWith("sw", StringComparison.Ordinal), name.StartsWith("wx", StringComparison.Ordinal));
        var text = isSuppression || isElevation ? name[2..] : null;
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

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
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
