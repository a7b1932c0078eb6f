namespace Installer.Wix.Generator;

/// <summary>A rule among an element's attributes.</summary>
/// <param name="Condition">When it is broken, as an expression; <c>null</c> where <paramref name="Statement"/> finds that out itself.</param>
/// <param name="Statement">The statement that reports it.</param>
internal sealed record RuleDefinition(string? Condition, string Statement);
