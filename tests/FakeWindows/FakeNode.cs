namespace FakeWindows;

/// <summary>A file or folder on the disk.</summary>
internal sealed class FakeNode
{
    public required string Name { get; set; }

    public FakeNode? Parent { get; set; }

    public bool IsFolder { get; init; }

    public byte[] Content { get; set; } = [];

    /// <summary>What is on the disk while <see cref="Content"/> is not yet; null when both are the same.</summary>
    public byte[]? OnDisk { get; set; }

    public FileAttributes Attributes { get; set; }

    /// <summary>Names that the file has; more than one: hard links that are not shown.</summary>
    public uint Names { get; set; } = 1;

    /// <summary>The whole security descriptor, as SDDL.</summary>
    public required string Security { get; set; }

    /// <summary>Where a link leads; null for what is no link.</summary>
    public string? Target { get; set; }

    public SortedDictionary<string, FakeNode> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<FakeHandle> Handles { get; } = [];

    /// <summary>Deleted, and still open.</summary>
    public bool IsGoing { get; set; }

    public string Path => Parent is null ? Name : Parent.Parent is null ? Parent.Name + Name : $@"{Parent.Path}\{Name}";

    public IEnumerable<FakeNode> All => Children.Values.SelectMany(child => child.All).Prepend(this);
}
