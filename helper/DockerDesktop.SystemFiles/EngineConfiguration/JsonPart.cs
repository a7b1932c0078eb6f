namespace DockerDesktop.SystemFiles.EngineConfiguration;

/// <summary>A member of an object or an element of an array, as offsets into the file.</summary>
/// <param name="Start">Of its name or, of an element, of its value.</param>
/// <param name="ValueStart">Of its value.</param>
/// <param name="End">Behind its value.</param>
internal readonly record struct JsonPart(int Start, int ValueStart, int End);
