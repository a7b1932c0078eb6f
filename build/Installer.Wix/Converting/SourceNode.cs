using System.Text;

namespace Installer.Wix.Converting;

/// <summary>A part of a source file that keeps the text it was written as, so that what is not changed stays as its author formatted it.</summary>
internal abstract class SourceNode
{
    /// <summary>The line that it began at in the file that was read, from 1. What is made new takes that of the node it stands for.</summary>
    public required int Line { get; init; }

    /// <summary>The element around it; <c>null</c> at the top of the file.</summary>
    public SourceElement? Parent { get; set; }

    /// <summary>Writes it as source text.</summary>
    public abstract void Write(StringBuilder text);
}
