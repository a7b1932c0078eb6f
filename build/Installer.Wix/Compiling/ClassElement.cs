namespace Installer.Wix.Compiling;

internal sealed partial class ClassElement
{
    private string[]? contexts;

    /// <summary>The kinds of servers.</summary>
    public string[] Contexts => contexts ??= Context?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
