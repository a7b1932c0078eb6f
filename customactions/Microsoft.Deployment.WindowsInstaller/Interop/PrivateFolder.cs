using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Makes folders for temporary files that nobody else may write or read.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class PrivateFolder
{
    private const uint SddlRevision = 1;

    /// <summary>The descriptor: the owner, and full access for them and for the system, nothing taken over from the folder above.</summary>
    /// <param name="sid">The SID of the caller: of the user who is impersonated, if one is.</param>
    /// <returns>SDDL.</returns>
    public static string DescriptorFor(string sid) => $"O:{sid}D:P(A;OICI;FA;;;{sid})(A;OICI;FA;;;SY)";

    /// <summary>Makes a new folder below that for temporary files. One that is there already is never used, whoever made it.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static string Create()
    {
        using var identity = WindowsIdentity.GetCurrent();
        var descriptor = DescriptorFor(identity.User!.Value);
        if (ConvertStringSecurityDescriptorToSecurityDescriptorW(descriptor, SddlRevision, out var security, 0) == 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        try
        {
            var path = Path.Combine(Path.GetFullPath(Path.GetTempPath()), $"CustomAction-{Guid.NewGuid():N}");
            var attributes = new SecurityAttributes { Length = sizeof(SecurityAttributes), Descriptor = security };
            return CreateDirectoryW(path, &attributes) != 0
                ? path
                : throw new IOException($"The folder \"{path}\" for the files of the custom action cannot be made: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = LocalFree(security);
        }
    }

    [LibraryImport("advapi32.dll", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial int ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out nint descriptor, nint size);

    [LibraryImport("kernel32.dll", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial int CreateDirectoryW(string path, SecurityAttributes* attributes);

    [LibraryImport("kernel32.dll")]
    private static partial nint LocalFree(nint memory);

    /// <summary>SECURITY_ATTRIBUTES.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public nint Descriptor;
        public int IsInherited;
    }
}
