namespace WineBed;

/// <summary>How a prefix is to be made.</summary>
public sealed record WinePrefixOptions
{
    /// <summary>The X display that programs with windows use, for example <c>:99</c> of an Xvfb. Null: none, windows cannot be shown.</summary>
    public string? Display { get; init; }

    /// <summary>Wine's own debug channels (<c>WINEDEBUG</c>), written to <see cref="WinePrefix.WineLog"/>.</summary>
    public string DebugChannels { get; init; } = "-all";

    /// <summary>Whether the stand-in for netapi32.dll is installed, which keeps local groups. Wine's own does nothing and says that it succeeded.</summary>
    public bool LocalGroups { get; init; } = true;
}
