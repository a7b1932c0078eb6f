namespace Installer.Wix.Compiling;

/// <summary>The elements of WiX that this compiler does not know: where WiX allows them they get an error that says so, and not one that calls them wrong.</summary>
internal static class UnsupportedElements
{
    private static readonly string[] InPackageAndFragment =
        ["EmbeddedChainer", "EmbeddedChainerRef", "PackageCertificates", "PatchCertificates", "Requires", "SFPCatalog"];

    private static readonly Dictionary<string, HashSet<string>> ByParent = new(StringComparer.Ordinal)
    {
        ["Wix"] = ["Bundle", "Module", "Patch", "PatchCreation"],
        ["Package"] = [.. InPackageAndFragment, "InstanceTransforms", "SoftwareTag", "SymbolPath"],
        ["Fragment"] =
        [
            .. InPackageAndFragment,
            "BootstrapperApplication", "BootstrapperApplicationRef", "BootstrapperExtension", "BootstrapperExtensionRef", "BundleCustomData",
            "BundleCustomDataRef", "Container", "PackageGroup", "PatchFamily", "PatchFamilyGroup", "PatchFamilyGroupRef", "PayloadGroup", "RelatedBundle",
            "SetVariable", "SetVariableRef", "Variable",
        ],
        ["Component"] = ["Provides", "SymbolPath"],
        ["Directory"] = ["Merge", "SymbolPath"],
        ["DirectoryRef"] = ["Merge"],
        ["StandardDirectory"] = ["Merge"],
        ["Feature"] = ["MergeRef"],
        ["FeatureGroup"] = ["MergeRef"],
        ["FeatureRef"] = ["MergeRef"],
        ["File"] = ["IgnoreRange", "ProtectRange", "SymbolPath"],
        ["Media"] = ["DigitalSignature", "PatchBaseline", "SymbolPath"],
    };

    /// <summary>Whether WiX has an element of that name in another.</summary>
    public static bool Contains(string parent, string name) => ByParent.TryGetValue(parent, out var names) && names.Contains(name);
}
