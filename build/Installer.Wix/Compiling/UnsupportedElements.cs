namespace Installer.Wix.Compiling;

/// <summary>The elements of WiX that this compiler does not know: they get an error that says so, and not one that calls them wrong.</summary>
internal static class UnsupportedElements
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "BinaryRef", "Bundle", "Catalog", "ComplianceCheck", "ComplianceDrive",
        "Configuration", "ConfigurationData", "Dependency", "DigitalCertificate",
        "DigitalCertificateRef", "DigitalSignature", "EmbeddedChainer", "EmbeddedChainerRef", "ExternalFile",
        "Exclusion", "IgnoreModularization", "IgnoreTable", "InstanceTransforms", "Instance",
        "Merge", "MergeRef", "Module", "PackageCertificates", "Patch",
        "PatchCertificates", "PatchCreation", "PatchFamily", "PayloadGroup", "PackageGroup", "Provides", "Requires", "SFPCatalog", "SFPFile",
        "SoftwareTag", "SoftwareTagRef", "SubstitutionFile", "SymbolPath", "BootstrapperApplication", "BootstrapperApplicationRef", "Container",
        "RelatedBundle", "SetVariable", "SetVariableRef", "Variable", "ExePackagePayload", "MsiPackagePayload", "Payload", "Chain", "Log", "OptionalUpdateRegistration",
    };

    /// <summary>Whether WiX has an element of that name.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
