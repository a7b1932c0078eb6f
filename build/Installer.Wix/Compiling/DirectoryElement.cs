namespace Installer.Wix.Compiling;

internal sealed partial class DirectoryElement
{
    /// <summary>The name of a folder that is the one around it.</summary>
    private const string Same = ".";

    private static partial string? ReadName(CompileContext context, AttributeReader attribute) => attribute.Value == Same ? Same : attribute.RelativePath() ?? attribute.Value;

    private static partial string? ReadSourceName(CompileContext context, AttributeReader attribute) => attribute.Value == Same ? Same : attribute.LongFileName();
}
