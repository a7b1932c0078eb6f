namespace Installer.Msi.Cabinets;

/// <summary>The last three offsets of matches, which a match may name by their number.</summary>
internal readonly record struct LzxOffsets(int Latest, int Second, int Third)
{
    /// <summary>What a folder starts with.</summary>
    public static LzxOffsets Initial => new(1, 1, 1);

    /// <summary>One of them.</summary>
    public int this[int number] => number switch { 0 => Latest, 1 => Second, _ => Third };

    /// <summary>What they are behind a match.</summary>
    /// <param name="formattedOffset">The number of a repeated offset, or another offset with <see cref="LzxFormat.OffsetBias"/> added.</param>
    public LzxOffsets Behind(int formattedOffset) => formattedOffset switch
    {
        0 => this,
        1 => new(Second, Latest, Third),
        2 => new(Third, Second, Latest),
        _ => new(formattedOffset - LzxFormat.OffsetBias, Latest, Second),
    };
}
