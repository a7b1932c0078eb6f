using System.Runtime.InteropServices;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;

namespace WixExtensions.CustomActions.Security;

/// <summary>A security descriptor in the form that Windows functions take, made of its text in SDDL.</summary>
internal sealed unsafe partial class SecurityDescriptor : IDisposable
{
    private const uint Revision = 1;

    private SecurityDescriptor(nint pointer) => Pointer = pointer;

    /// <summary>Where it lies, as long as this is not disposed.</summary>
    public nint Pointer { get; private set; }

    /// <summary>ConvertStringSecurityDescriptorToSecurityDescriptor.</summary>
    /// <exception cref="ActionFailedException">The text is no SDDL.</exception>
    public static SecurityDescriptor Parse(string sddl) => ConvertStringSecurityDescriptorToSecurityDescriptorW(sddl, Revision, out var pointer, 0) != 0
        ? new SecurityDescriptor(pointer)
        : throw new ActionFailedException($"'{sddl}' is no security descriptor: {Win32Error.Describe((uint)Marshal.GetLastPInvokeError())}.");

    /// <summary>Takes over one that Windows made, with LocalAlloc.</summary>
    public static SecurityDescriptor Own(nint pointer) => new(pointer);

    /// <summary>ConvertSecurityDescriptorToStringSecurityDescriptor.</summary>
    /// <param name="parts">SECURITY_INFORMATION.</param>
    public string ToText(uint parts)
    {
        if (ConvertSecurityDescriptorToStringSecurityDescriptorW(Pointer, Revision, parts, out var text, 0) == 0)
        {
            throw new ActionFailedException($"A security descriptor could not be read: {Win32Error.Describe((uint)Marshal.GetLastPInvokeError())}.");
        }

        try
        {
            return new string((char*)text);
        }
        finally
        {
            _ = LocalFree(text);
        }
    }

    public void Dispose()
    {
        _ = LocalFree(Pointer);
        Pointer = 0;
    }

    [LibraryImport("advapi32.dll", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out nint descriptor, nint size);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    private static partial int ConvertSecurityDescriptorToStringSecurityDescriptorW(nint descriptor, uint revision, uint parts, out nint text, nint length);

    [LibraryImport("kernel32.dll")]
    private static partial nint LocalFree(nint memory);
}
