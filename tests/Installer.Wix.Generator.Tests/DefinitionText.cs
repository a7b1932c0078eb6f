using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Installer.Wix.Generator.Tests;

/// <summary>A file of definitions in memory.</summary>
internal sealed class DefinitionText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
