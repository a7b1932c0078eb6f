using System.Runtime.InteropServices;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Shortcuts;

/// <summary>IShellLinkW and IPersistFile (SDK: shobjidl_core.h, objidl.h).</summary>
internal sealed unsafe class WindowsShortcutWriter : IShortcutWriter
{
    // The places of the methods in the tables of their interfaces.
    private const int ShellLinkSetIconLocation = 17;
    private const int ShellLinkSetPath = 20;
    private const int PersistFileSave = 6;

    private static readonly Guid s_shellLinkClass = new("00021401-0000-0000-C000-000000000046");
    private static readonly Guid s_shellLink = new("000214F9-0000-0000-C000-000000000046");
    private static readonly Guid s_persistFile = new("0000010B-0000-0000-C000-000000000046");

    public int WriteLink(string path, string target, string? iconFile, int iconIndex)
    {
        ComClass.Begin();
        var error = ComClass.Create(s_shellLinkClass, s_shellLink, ComClass.InProcess, out var link);
        if (error < 0)
        {
            return error;
        }

        try
        {
            fixed (char* targetText = target, iconText = iconFile)
            {
                error = ((delegate* unmanaged[Stdcall]<nint, char*, int>)Method(link, ShellLinkSetPath))(link, targetText);
                if (error >= 0 && iconFile is not null)
                {
                    error = ((delegate* unmanaged[Stdcall]<nint, char*, int, int>)Method(link, ShellLinkSetIconLocation))(link, iconText, iconIndex);
                }
            }

            return error < 0 ? error : Save(link, path);
        }
        finally
        {
            Marshal.Release(link);
        }
    }

    private static int Save(nint link, string path)
    {
        var error = Marshal.QueryInterface(link, in s_persistFile, out var file);
        if (error < 0)
        {
            return error;
        }

        try
        {
            fixed (char* text = path)
            {
                return ((delegate* unmanaged[Stdcall]<nint, char*, int, int>)Method(file, PersistFileSave))(file, text, 1);
            }
        }
        finally
        {
            Marshal.Release(file);
        }
    }

    private static nint Method(nint instance, int place) => (*(nint**)instance)[place];
}
