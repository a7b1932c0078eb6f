namespace Installer.Wix.Binding;

/// <summary>The order of texts in lists such as <c>SecureCustomProperties</c>: that of the culture-aware comparison that WiX uses, for the characters of identifiers.
/// Underscore and period come before digits, digits before letters; letters are compared without case first, and then lower case comes first.</summary>
internal sealed class InvariantOrder : IComparer<string>
{
    /// <summary>The only instance.</summary>
    public static InvariantOrder Instance { get; } = new();

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? string.Empty, y ?? string.Empty);
        var shared = Math.Min(a.Length, b.Length);
        for (var i = 0; i < shared; i++)
        {
            var difference = Weight(a[i]) - Weight(b[i]);
            if (difference != 0)
            {
                return difference;
            }
        }

        if (a.Length != b.Length)
        {
            return a.Length - b.Length;
        }

        for (var i = 0; i < shared; i++)
        {
            if (a[i] != b[i])
            {
                return char.IsLower(a[i]) ? -1 : 1;
            }
        }

        return 0;
    }

    private static int Weight(char c) => c switch
    {
        '_' => 1,
        '.' => 2,
        >= '0' and <= '9' => 16 + c - '0',
        _ when char.IsLetter(c) => 64 + char.ToUpperInvariant(c),
        _ => 3 + (c % 8),
    };
}
