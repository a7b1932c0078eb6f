using Microsoft.CodeAnalysis.CSharp;

namespace Installer.Wix.Generator;

/// <summary>Pieces of C#.</summary>
internal static class Code
{
    /// <summary>A text as a literal.</summary>
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
