using Installer.Wix.Symbols;

namespace Installer.Wix.Binding;

/// <summary>A file of the package with what is known of its source.</summary>
internal sealed class FileFacade(FileSymbol symbol, FileFacts facts)
{
    /// <summary>What was authored.</summary>
    public FileSymbol Symbol { get; } = symbol;

    /// <summary>What its source says.</summary>
    public FileFacts Facts { get; set; } = facts;

    /// <summary>The long name on the target.</summary>
    public string LongName => Symbol.Name!;

    /// <summary>The File table's Version: the source's, the authored one, or the companion file.</summary>
    public string? Version { get; set; }

    /// <summary>The File table's Language.</summary>
    public string? Language { get; set; }

    /// <summary>Whether the MsiFileHash table has the file's MD5.</summary>
    public bool HasHash { get; set; }

    /// <summary>Its name in the cabinet, which is its identifier.</summary>
    public string CabinetName { get; set; } = symbol.Id;

    /// <summary>Its medium.</summary>
    public int DiskId { get; set; } = 1;

    /// <summary>Its number in the order of all media.</summary>
    public int Sequence { get; set; }

    /// <summary>Whether it lies beside the package and not in a cabinet.</summary>
    public bool IsUncompressed { get; set; }
}
