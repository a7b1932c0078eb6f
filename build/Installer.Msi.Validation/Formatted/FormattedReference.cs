namespace Installer.Msi.Validation.Formatted;

/// <summary>A reference in formatted text.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Name">The name without its mark.</param>
internal readonly record struct FormattedReference(FormattedReferenceKind Kind, string Name);
