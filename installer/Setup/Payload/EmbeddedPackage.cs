using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.Setup.Payload;

/// <summary>A package in the setup program. What it says is part of the program, and so of the program's signature.</summary>
/// <param name="Scope">Whom it installs for.</param>
/// <param name="FileName">The name under which it is unpacked.</param>
/// <param name="ProductCode">A GUID in braces, in upper case.</param>
/// <param name="UpgradeCode">A GUID in braces, in upper case.</param>
/// <param name="PackageCode">A GUID in braces, in upper case.</param>
/// <param name="Version">ProductVersion.</param>
/// <param name="StartProgram">The program that the shortcuts start, relative to the installation folder.</param>
/// <param name="Offset">Where it begins in the section, in bytes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
internal sealed record EmbeddedPackage(
    PackageScope Scope, string FileName, string ProductCode, string UpgradeCode, string PackageCode, string Version, string StartProgram, long Offset, long Length, byte[] Hash);
