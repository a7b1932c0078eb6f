namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Bits of the column Attributes of the Component table (SDK: Component Table).</summary>
[Flags]
public enum ComponentAttributes
{
    /// <summary>On the local disk, with a file or folder as its key path.</summary>
    None = 0,

    /// <summary>Runs from the source only.</summary>
    SourceOnly = 1,

    /// <summary>Local or from the source.</summary>
    Optional = 2,

    /// <summary>The key path is a registry value.</summary>
    RegistryKeyPath = 4,

    /// <summary>Counted in SharedDLLs of the registry, even if it was not before.</summary>
    SharedDllRefCount = 8,

    /// <summary>Stays when the product is removed.</summary>
    Permanent = 0x10,

    /// <summary>The key path is an ODBC data source.</summary>
    OdbcDataSource = 0x20,

    /// <summary>The condition is evaluated again at a repair or change.</summary>
    Transitive = 0x40,

    /// <summary>Not installed where the key path is there already.</summary>
    NeverOverwrite = 0x80,

    /// <summary>Of 64 bits.</summary>
    SixtyFourBit = 0x100,

    /// <summary>Registry reflection is turned off for its keys.</summary>
    DisableRegistryReflection = 0x200,

    /// <summary>Removed when a patch makes it superfluous.</summary>
    UninstallOnSupersedence = 0x400,

    /// <summary>Kept while another product has it, whatever that one says.</summary>
    Shared = 0x800,
}
