namespace DockerDesktop.CustomActions.Settings;

/// <summary>What became of the text that was given for a property.</summary>
/// <param name="Value">The value in its one form; null when the text is wrong.</param>
/// <param name="Error">What is wrong with it; null when it is right.</param>
internal readonly record struct PropertyValue(string? Value, string? Error)
{
    public static PropertyValue Right(string value) => new(value, null);

    public static PropertyValue Wrong(string error) => new(null, error);
}
