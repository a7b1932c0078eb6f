using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The components that the running Windows Installer knows (SDK: msi.h).</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsInstalledComponents(IClientToken client) : IInstalledComponents
{
    private const string Everyone = "s-1-1-0";
    private const string LocalSystem = "S-1-5-18";
    private const uint AllContexts = 7;
    private const uint MachineContext = 4;
    private const int ProductCodeLength = 39;
    private const int LongestSid = 256;

    public uint FindOwners(string component, bool ofAllUsers, out IReadOnlyList<string> sids)
    {
        var found = new List<string>();
        sids = found;
        var product = stackalloc char[ProductCodeLength];
        var sid = stackalloc char[LongestSid];
        for (var index = 0u; ; index++)
        {
            uint context;
            uint length = LongestSid;
            uint error;
            try
            {
                error = MsiEnumClientsExW(component, ofAllUsers ? Everyone : null, AllContexts, index, product, &context, sid, &length);
            }
            catch (EntryPointNotFoundException)
            {
                return Win32Error.CallNotImplemented;
            }

            if (error != Win32Error.Success)
            {
                return error is Win32Error.NoMoreItems or Win32Error.UnknownComponent ? Win32Error.Success : error;
            }

            found.Add(context == MachineContext ? LocalSystem : length == 0 ? client.Read().Sid : new string(sid, 0, (int)length));
        }
    }

    [LibraryImport("msi.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiEnumClientsExW(string component, string? userSid, uint context, uint index, char* product, uint* installedContext, char* sid, uint* sidLength);
}
