namespace Installer.Artifacts.Packages;

/// <summary>A file that a package holds.</summary>
/// <param name="Name">Where it is installed, as <c>ProgramFiles64Folder/Docker/Docker/x.exe</c>; or <c>Binary/NAME</c>, which is run and not installed.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal digits.</param>
/// <param name="Executable">The copy of a program or library that was written; null for other files, or when none is written.</param>
internal sealed record PackageFile(string Name, long Length, string Sha256, string? Executable);
