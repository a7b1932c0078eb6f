using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>The package.</summary>
internal sealed class PackageSymbol(Identifier identifier, SourceLine? source) : Symbol(SymbolKind.Package, identifier, source)
{
    /// <summary>The product's name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The manufacturer.</summary>
    public string Manufacturer { get; set; } = string.Empty;

    /// <summary>The version.</summary>
    public string Version { get; set; } = string.Empty;

    /// <summary>The language as a number; <c>null</c> to take the localization's.</summary>
    public string? Language { get; set; }

    /// <summary>The upgrade code.</summary>
    public string? UpgradeCode { get; set; }

    /// <summary>The product code; <c>null</c> or <c>*</c> to have it made.</summary>
    public string? ProductCode { get; set; }

    /// <summary>The code page of the database, as authored.</summary>
    public string? Codepage { get; set; }

    /// <summary>For whom it is installed.</summary>
    public PackageScope Scope { get; set; }

    /// <summary>Whether a major upgrade is added when none is authored.</summary>
    public bool HasUpgradeStrategy { get; set; } = true;

    /// <summary>The lowest Windows Installer version times 100.</summary>
    public int InstallerVersion { get; set; } = 500;

    /// <summary>Whether files are in cabinets unless they say otherwise.</summary>
    public bool IsCompressed { get; set; } = true;

    /// <summary>Whether files beside the package have their short names.</summary>
    public bool HasShortNames { get; set; }

    /// <summary>The GUID of the merge module that it is; <c>null</c> for a package.</summary>
    public string? ModuleGuid { get; init; }

    /// <summary>Whether it is a merge module.</summary>
    public bool IsModule => ModuleGuid is not null;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        UpgradeCode = Apply(transform, UpgradeCode);
        Name = transform(Name);
        Language = Apply(transform, Language);
        Version = transform(Version);
        Manufacturer = transform(Manufacturer);
        ProductCode = Apply(transform, ProductCode);
        Codepage = Apply(transform, Codepage);
    }
}
