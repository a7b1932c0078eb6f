namespace WineBed;

/// <summary>What differs between two snapshots.</summary>
/// <param name="Lines">One a difference: <c>+</c> is new, <c>-</c> is gone, <c>~</c> has changed; then what it is, and the content before and after.</param>
public sealed record SnapshotDifference(IReadOnlyList<string> Lines)
{
    public bool IsEmpty => Lines.Count == 0;

    /// <summary>Without the differences whose line contains one of the given texts. Each needs its reason beside it in the test.</summary>
    public SnapshotDifference Except(params IReadOnlyCollection<string> texts) =>
        new([.. Lines.Where(line => !texts.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase)))]);

    /// <summary>All lines.</summary>
    public override string ToString() => IsEmpty ? "no difference" : string.Join('\n', Lines);
}
