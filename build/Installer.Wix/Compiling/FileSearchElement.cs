namespace Installer.Wix.Compiling;

internal sealed partial class FileSearchElement
{
    private static partial int? ReadMinDate(CompileContext context, AttributeReader attribute) => FileSearchElements.ReadDosDateTime(context, attribute);

    private static partial int? ReadMaxDate(CompileContext context, AttributeReader attribute) => FileSearchElements.ReadDosDateTime(context, attribute);
}
