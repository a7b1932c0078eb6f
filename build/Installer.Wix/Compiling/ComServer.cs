namespace Installer.Wix.Compiling;

/// <summary>What stands around a COM element.</summary>
/// <param name="ComponentId">The component; <c>null</c> directly in a package or fragment.</param>
/// <param name="File">The file that is the server.</param>
/// <param name="TypeLibId">The type library.</param>
/// <param name="TypeLibVersion">Its version as the registry has it: hexadecimal, with a dot.</param>
internal readonly record struct ComServer(string? ComponentId, string? File = null, string? TypeLibId = null, string? TypeLibVersion = null);
