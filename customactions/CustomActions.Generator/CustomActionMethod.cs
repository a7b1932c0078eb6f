namespace CustomActions.Generator;

/// <summary>A method marked as custom action: what the generator keeps of it, comparable by value so that unchanged methods generate nothing anew.</summary>
/// <param name="EntryPoint">The name of the export.</param>
/// <param name="Method">The method's fully qualified name, <c>global::Namespace.Type.Method</c>.</param>
/// <param name="Problem">The rule that the method breaks; null when it may be exported.</param>
/// <param name="Location">Where the method's name stands in the source.</param>
internal sealed record CustomActionMethod(string EntryPoint, string Method, string? Problem, SourceLocation Location);
