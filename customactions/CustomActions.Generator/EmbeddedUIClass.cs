namespace CustomActions.Generator;

/// <summary>A class that implements the embedded user interface: what the generator keeps of it, comparable by value.</summary>
/// <param name="Name">Its fully qualified name.</param>
/// <param name="Library">The namespace of the interface.</param>
/// <param name="Problem">Why it cannot be exported; null when it can.</param>
/// <param name="Location">Where its name stands in the source.</param>
internal sealed record EmbeddedUIClass(string Name, string Library, string? Problem, SourceLocation Location);
