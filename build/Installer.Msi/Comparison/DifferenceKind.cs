namespace Installer.Msi.Comparison;

/// <summary>What two databases differ in.</summary>
public enum DifferenceKind
{
    /// <summary>The code page of the texts.</summary>
    Codepage,

    /// <summary>The summary information.</summary>
    Summary,

    /// <summary>A table that only one has, or its columns.</summary>
    Table,

    /// <summary>A row that only one has.</summary>
    Row,

    /// <summary>The value of a column in a row that both have.</summary>
    Value,

    /// <summary>A stream that belongs to no table.</summary>
    Stream,

    /// <summary>A storage, such as an embedded transform.</summary>
    Storage,

    /// <summary>A cabinet, or a file in it.</summary>
    Cabinet,
}
