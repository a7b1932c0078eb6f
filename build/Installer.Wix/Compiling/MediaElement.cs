namespace Installer.Wix.Compiling;

internal sealed partial class MediaElement
{
    private static partial string? ReadCompressionLevel(CompileContext context, AttributeReader attribute) => MediaElements.ReadCompression(context, attribute);
}
