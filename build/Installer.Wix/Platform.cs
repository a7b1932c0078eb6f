namespace Installer.Wix;

/// <summary>The architecture that a package is for (<c>-arch</c>).</summary>
public enum Platform
{
    /// <summary>32-bit.</summary>
    X86,

    /// <summary>64-bit Intel and AMD.</summary>
    X64,

    /// <summary>64-bit Arm.</summary>
    Arm64,
}
