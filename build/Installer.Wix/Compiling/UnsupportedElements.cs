namespace Installer.Wix.Compiling;

/// <summary>The elements of WiX that this compiler does not know: they get an error that says so, and not one that calls them wrong.</summary>
internal static class UnsupportedElements
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "AppId", "AssemblyName", "BinaryRef", "Bundle", "Catalog", "Category", "Class", "Column", "ComplianceCheck", "ComplianceDrive",
        "Configuration", "ConfigurationData", "CustomTable", "CustomTableRef", "Data", "Dependency", "DigitalCertificate",
        "DigitalCertificateRef", "DigitalSignature", "EmbeddedChainer", "EmbeddedChainerRef", "ExternalFile",
        "Extension", "Exclusion", "FileTypeMask", "IgnoreModularization", "IgnoreTable", "InstanceTransforms", "Instance", "Interface", "IsolateComponent",
        "MIME", "Merge", "MergeRef", "Module", "ODBCDataSource", "ODBCDriver", "ODBCTranslator", "PackageCertificates", "Patch",
        "PatchCertificates", "PatchCreation", "PatchFamily", "PayloadGroup", "PackageGroup", "ProgId", "Provides", "Requires", "Row", "SFPCatalog", "SFPFile",
        "SoftwareTag", "SoftwareTagRef", "SubstitutionFile", "SymbolPath", "TypeLib", "Verb", "BootstrapperApplication", "BootstrapperApplicationRef", "Container",
        "RelatedBundle", "SetVariable", "SetVariableRef", "Variable", "ExePackagePayload", "MsiPackagePayload", "Payload", "Chain", "Log", "OptionalUpdateRegistration",
    };

    /// <summary>Whether WiX has an element of that name.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
