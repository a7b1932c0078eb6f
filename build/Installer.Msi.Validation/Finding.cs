namespace Installer.Msi.Validation;

/// <summary>What an evaluator has found.</summary>
/// <param name="Ice">The evaluator, such as <c>ICE30</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Text">What is wrong and where.</param>
public sealed record Finding(string Ice, FindingSeverity Severity, string Text);
