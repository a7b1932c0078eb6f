using System.Globalization;

namespace DockerDesktop.Windows.Wmi;

/// <summary>An instance, or the results of a method, copied out of WMI.</summary>
/// <param name="Path">The path of the instance with server and namespace; empty for the results of a method.</param>
/// <param name="Properties">
/// Values by name: string (CIM's string, reference, date and all 64-bit integers), integer (all others), Boolean, arrays of string; null where there is no
/// value.
/// </param>
internal sealed record WmiInstance(string Path, IReadOnlyDictionary<string, object?> Properties)
{
    /// <summary>A text, or null.</summary>
    public string? Text(string name) => Properties.GetValueOrDefault(name) as string;

    /// <summary>A number, or null.</summary>
    public long? Number(string name) => Properties.GetValueOrDefault(name) switch
    {
        int number => number,
        string text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    /// <summary>A truth value, or null.</summary>
    public bool? Flag(string name) => Properties.GetValueOrDefault(name) as bool?;

    /// <summary>Texts; empty if there is no value.</summary>
    public IReadOnlyList<string> Texts(string name) => Properties.GetValueOrDefault(name) as string[] ?? [];
}
