namespace DockerDesktop.Windows.Wmi;

/// <summary>Writes WQL.</summary>
internal static class WmiQuery
{
    /// <summary>A text as a literal with its quotes.</summary>
    public static string Literal(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    /// <summary>All instances of a class whose property has a value.</summary>
    public static string Where(string className, string property, string value) => $"SELECT * FROM {className} WHERE {property} = {Literal(value)}";
}
