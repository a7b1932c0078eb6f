namespace Installer.Msi.Validation;

/// <summary>The type of a custom action (Windows Installer SDK, "Summary List of All Custom Action Types").</summary>
/// <param name="Value">The value of <c>CustomAction.Type</c>.</param>
internal readonly record struct CustomActionType(int Value)
{
    public const int Error = 19;
    public const int SetDirectory = 35;
    public const int SetProperty = 51;
    public const int NestedAdvertised = 39;

    private const int InScript = 0x400;
    private const int NoImpersonate = 0x800;
    private const int Script64Bit = 0x1000;

    private static readonly int[] Known = [1, 2, 5, 6, 7, 17, 18, Error, 21, 22, 23, 34, SetDirectory, 37, 38, NestedAdvertised, 50, SetProperty, 53, 54];

    /// <summary>The basic type, without options.</summary>
    public int Basic => Value & 0x3F;

    /// <summary>Whether the basic type is one that there is.</summary>
    public bool IsKnown => Known.Contains(Basic);

    /// <summary>Whether it runs from the script: deferred, rollback or commit.</summary>
    public bool IsInScript => (Value & InScript) != 0;

    /// <summary>Whether it is to run as LocalSystem.</summary>
    public bool IsNoImpersonate => (Value & NoImpersonate) != 0;

    /// <summary>Whether it runs a file that the package installs.</summary>
    public bool IsInstalledFile => Basic is 17 or 18 or 21 or 22;

    /// <summary>Whether it is a 64-bit script.</summary>
    public bool Is64BitScript => (Value & Script64Bit) != 0 && Basic is 5 or 6 or 21 or 22 or 37 or 38 or 53 or 54;

    /// <summary>Whether its source is a stream of the Binary table.</summary>
    public bool IsBinary => Basic is 1 or 2 or 5 or 6;

    /// <summary>The type of a row of the CustomAction table.</summary>
    public static CustomActionType Of(Row row) => new(row.Number("Type") ?? 0);
}
