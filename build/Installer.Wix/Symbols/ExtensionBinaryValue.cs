namespace Installer.Wix.Symbols;

/// <summary>The content of a custom-action library that belongs to an extension. The library is not part of the compiler: who runs the build names a folder that has it.</summary>
/// <param name="binaryId">The row's key in the <c>Binary</c> table, such as <c>Wix4UtilCA_X64</c>.</param>
/// <param name="fileName">The file to look for, such as <c>Wix4UtilCA_X64.dll</c>.</param>
/// <param name="substitute">A property that the library's actions set to 1 where it is missing; <c>null</c> if a package cannot do without it.</param>
internal sealed class ExtensionBinaryValue(string binaryId, string fileName, string? substitute = null) : RowValue
{
    /// <summary>The bind path under which custom-action libraries are looked for.</summary>
    public const string BindPathName = "WixExtensionBinaries";

    /// <summary>The row's key in the <c>Binary</c> table.</summary>
    public string BinaryId { get; } = binaryId;

    /// <summary>The file to look for.</summary>
    public string FileName { get; } = fileName;

    /// <summary>A property that the library's actions set to 1 where it is missing; <c>null</c> if a package cannot do without it.</summary>
    public string? Substitute { get; } = substitute;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
    }
}
