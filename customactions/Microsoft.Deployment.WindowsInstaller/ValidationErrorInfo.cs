namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What a validation found wrong with a column of a record.</summary>
/// <param name="Error">What is wrong.</param>
/// <param name="Column">The column.</param>
public readonly record struct ValidationErrorInfo(ValidationError Error, string? Column);
