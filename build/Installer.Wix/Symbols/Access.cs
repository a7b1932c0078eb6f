namespace Installer.Wix.Symbols;

/// <summary>From where a symbol may be referred to, and whether it may be replaced.</summary>
internal enum Access
{
    /// <summary>From everywhere.</summary>
    Global,

    /// <summary>From the same library; sources that are compiled together are one.</summary>
    Library,

    /// <summary>From the same source file.</summary>
    File,

    /// <summary>From the same Package or Fragment.</summary>
    Section,

    /// <summary>From everywhere, and may be replaced by a symbol with <see cref="Override"/>.</summary>
    Virtual,

    /// <summary>Replaces the <see cref="Virtual"/> symbol of the same identifier.</summary>
    Override,
}
