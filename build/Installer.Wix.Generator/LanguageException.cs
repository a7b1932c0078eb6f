namespace Installer.Wix.Generator;

/// <summary>A definition that is not valid.</summary>
/// <param name="line">The line in the definition's file, from 1.</param>
/// <param name="message">What is wrong, and what is allowed.</param>
internal sealed class LanguageException(int line, string message) : Exception(message)
{
    /// <summary>The line in the definition's file, from 1.</summary>
    public int Line { get; } = line;
}
