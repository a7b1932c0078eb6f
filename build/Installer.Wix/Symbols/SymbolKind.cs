namespace Installer.Wix.Symbols;

/// <summary>The names of symbols that are not simply the name of their table.</summary>
internal static class SymbolKind
{
    /// <summary>A row of a sequence table; identified by <c>table/action</c>.</summary>
    public const string Action = "WixAction";

    /// <summary>A component group.</summary>
    public const string ComponentGroup = "WixComponentGroup";

    /// <summary>A feature group.</summary>
    public const string FeatureGroup = "WixFeatureGroup";

    /// <summary>A bind variable.</summary>
    public const string Variable = "WixVariable";

    /// <summary>A named <c>UI</c> element.</summary>
    public const string UI = "WixUI";

    /// <summary>A merge module that becomes part of the package.</summary>
    public const string Merge = "WixMerge";

    /// <summary>The package itself.</summary>
    public const string Package = "WixPackage";
}
