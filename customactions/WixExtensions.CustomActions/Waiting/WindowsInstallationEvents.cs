using System.Runtime.InteropServices;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Win32.SafeHandles;
using WixExtensions.CustomActions.Security;

namespace WixExtensions.CustomActions.Waiting;

/// <summary>CreateEvent. Everybody may set them, from medium integrity on: who tests is mostly not elevated.</summary>
internal sealed unsafe partial class WindowsInstallationEvents : IInstallationEvents
{
    private const string Security = "D:(A;;GA;;;WD)S:(ML;;NW;;;ME)";

    public bool Wait()
    {
        using var failed = Create(@"Global\WixWaitForEventFail");
        using var succeeded = Create(@"Global\WixWaitForEventSucceed");
        return WaitHandle.WaitAny([failed, succeeded]) == 1;
    }

    private static EventWaitHandle Create(string name)
    {
        using var descriptor = SecurityDescriptor.Parse(Security);
        var attributes = new SecurityAttributes { Length = (uint)sizeof(SecurityAttributes), Descriptor = descriptor.Pointer };
        var handle = CreateEventW(&attributes, 0, 0, name);
        if (handle.IsInvalid)
        {
            throw new ActionFailedException($"The event {name} could not be made: {Win32Error.Describe((uint)Marshal.GetLastPInvokeError())}.");
        }

        return new EventWaitHandle(false, EventResetMode.AutoReset) { SafeWaitHandle = handle };
    }

    [LibraryImport("kernel32.dll", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeWaitHandle CreateEventW(SecurityAttributes* attributes, int manualReset, int initialState, string name);

    /// <summary>SECURITY_ATTRIBUTES.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public uint Length;
        public nint Descriptor;
        public int InheritHandle;
    }
}
