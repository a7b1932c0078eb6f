namespace Installer.Wix.Compiling;

// What the parts of the version may be depends on whether the library is advertised.
internal sealed partial class TypeLibElement
{
    private static partial AttributeReader? ReadMajorVersion(CompileContext context, AttributeReader attribute) => attribute;

    private static partial AttributeReader? ReadMinorVersion(CompileContext context, AttributeReader attribute) => attribute;
}
