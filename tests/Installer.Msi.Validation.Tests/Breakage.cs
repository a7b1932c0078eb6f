using Installer.Msi.Database;

namespace Installer.Msi.Validation.Tests;

/// <summary>A change that breaks the good package in one way.</summary>
/// <param name="Ice">The evaluator that has to find it.</param>
/// <param name="Name">What is broken.</param>
/// <param name="Severity">How grave the finding has to be.</param>
/// <param name="Text">What the finding has to say, in part.</param>
/// <param name="Change">The change.</param>
/// <param name="Others">Evaluators that find the same fault for reasons of their own.</param>
internal sealed record Breakage(string Ice, string Name, FindingSeverity Severity, string Text, Action<MsiDatabase> Change, params string[] Others)
{
    public override string ToString() => $"{Ice}: {Name}";
}
