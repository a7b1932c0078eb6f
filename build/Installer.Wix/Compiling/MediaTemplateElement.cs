namespace Installer.Wix.Compiling;

internal sealed partial class MediaTemplateElement
{
    private static partial string? ReadCompressionLevel(CompileContext context, AttributeReader attribute) => MediaElements.ReadCompression(context, attribute);
}
