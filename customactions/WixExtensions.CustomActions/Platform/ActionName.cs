using System.Runtime.InteropServices;

namespace WixExtensions.CustomActions.Platform;

/// <summary>
/// The identifiers of actions that WiX declares once for each architecture, ending in its name: <c>Wix4CloseApplicationsDeferred_A64</c>. A library is loaded by a process of its own
/// architecture, which is the package's.
/// </summary>
internal static class ActionName
{
    /// <summary>The identifier in packages of the architecture of this library.</summary>
    /// <param name="name">The identifier without the architecture.</param>
    public static string Of(string name) => Of(name, RuntimeInformation.ProcessArchitecture);

    /// <summary>The identifier in packages of an architecture.</summary>
    /// <param name="name">The identifier without the architecture.</param>
    /// <param name="architecture">x86, x64 or Arm64.</param>
    public static string Of(string name, Architecture architecture) => architecture switch
    {
        Architecture.Arm64 => $"{name}_A64",
        Architecture.X86 => $"{name}_X86",
        _ => $"{name}_X64",
    };
}
