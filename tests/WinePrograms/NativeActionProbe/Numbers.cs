namespace NativeActionProbe;

/// <summary>An object that is written and read.</summary>
public sealed class Numbers
{
    /// <summary>A text.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>A number.</summary>
    public int Value { get; set; }
}

