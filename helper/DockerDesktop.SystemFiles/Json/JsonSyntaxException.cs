namespace DockerDesktop.SystemFiles.Json;

/// <summary>A text is not JSON. It quotes nothing of the text, which may hold secrets.</summary>
/// <param name="offset">Where: the first byte that cannot be there, or the length of a text that ends too early.</param>
internal sealed class JsonSyntaxException(int offset) : Exception($"Not valid JSON at byte {offset}.")
{
    /// <summary>Bytes from the beginning of what is scanned.</summary>
    public int Offset { get; } = offset;
}
