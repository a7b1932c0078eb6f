namespace Installer.Wix.Symbols;

/// <summary>The content of a file, for a stream column such as <c>Binary.Data</c>, or as text.</summary>
/// <param name="path">The path as authored.</param>
/// <param name="asText">Whether the column takes the content as text.</param>
internal sealed class SourceFileValue(string path, bool asText = false) : RowValue
{
    /// <summary>The path, as authored and later with its variables replaced.</summary>
    public string Path { get; private set; } = path;

    /// <summary>Whether the column takes the content as text.</summary>
    public bool AsText { get; } = asText;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform) => Path = transform(Path);
}
