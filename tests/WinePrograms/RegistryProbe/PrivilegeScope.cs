using System.ComponentModel;
using System.Runtime.InteropServices;

namespace RegistryProbe;

/// <summary>A privilege of the process token, enabled until disposed.</summary>
internal sealed class PrivilegeScope : IDisposable
{
    private readonly nint _token;
    private NativeMethods.TokenPrivilege _privilege;

    private PrivilegeScope(nint token, NativeMethods.TokenPrivilege privilege)
    {
        _token = token;
        _privilege = privilege;
    }

    public static PrivilegeScope Enable(string name)
    {
        if (!NativeMethods.OpenProcessToken(NativeMethods.CurrentProcess, NativeMethods.TokenAdjustPrivileges | NativeMethods.TokenQuery, out nint token)
            || !NativeMethods.LookupPrivilegeValue(null, name, out long luid))
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), name);
        }

        var scope = new PrivilegeScope(token, new NativeMethods.TokenPrivilege { Count = 1, Luid = luid });
        scope.Set(NativeMethods.SePrivilegeEnabled);
        return scope;
    }

    public void Dispose()
    {
        Set(0);
        _ = NativeMethods.CloseHandle(_token);
    }

    private void Set(uint attributes)
    {
        _privilege.Attributes = attributes;
        if (!NativeMethods.AdjustTokenPrivileges(_token, false, in _privilege, 0, 0, 0))
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }
}
