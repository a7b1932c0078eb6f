namespace Installer.Wix.CommandLine;

/// <summary>What a command line asks for.</summary>
internal enum WixcCommandKind
{
    /// <summary>How to use the program.</summary>
    Help,

    /// <summary>The program's version.</summary>
    Version,

    /// <summary>A package.</summary>
    Build,

    /// <summary>Source for an application folder.</summary>
    Harvest,

    /// <summary>A product code.</summary>
    ProductCode,
}
