using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Platform;

/// <summary>The data of a deferred action that does the same with several things: the data of each under its number.</summary>
internal static class ActionItems
{
    /// <summary>Adds one more.</summary>
    public static void AddItem(this CustomActionData data, CustomActionData item) => data.Add((data.Count + 1).ToString(CultureInfo.InvariantCulture), item.ToString());

    /// <summary>All of them in their order.</summary>
    public static List<CustomActionData> GetItems(this CustomActionData data)
    {
        var items = new List<CustomActionData>();
        while (data.TryGetValue((items.Count + 1).ToString(CultureInfo.InvariantCulture), out var text))
        {
            items.Add(new CustomActionData(text));
        }

        return items;
    }

    /// <summary>A number among the data of one.</summary>
    /// <exception cref="FormatException">It is no number: the data is not what this library wrote.</exception>
    public static int GetNumber(this CustomActionData data, string key) => int.Parse(data[key], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Adds a number.</summary>
    public static void AddNumber(this CustomActionData data, string key, int value) => data.Add(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A text that may be missing.</summary>
    public static string? GetText(this CustomActionData data, string key) => data.TryGetValue(key, out var value) ? value : null;

    /// <summary>Adds a text unless it is missing.</summary>
    public static void AddText(this CustomActionData data, string key, string? value)
    {
        if (value is not null)
        {
            data.Add(key, value);
        }
    }
}
