namespace Installer.Wix.Symbols;

/// <summary>What tells whether a component is installed.</summary>
internal enum KeyPathKind
{
    /// <summary>Its folder.</summary>
    Directory,

    /// <summary>A file.</summary>
    File,

    /// <summary>A registry value.</summary>
    Registry,

    /// <summary>An ODBC data source.</summary>
    OdbcDataSource,
}
