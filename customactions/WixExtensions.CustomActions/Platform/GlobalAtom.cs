using System.Runtime.InteropServices;

namespace WixExtensions.CustomActions.Platform;

/// <summary>An atom of the global table, which lives as long as the session and says nothing but that a restart is needed.</summary>
internal sealed partial class GlobalAtom : IRestartMark
{
    private const string Name = "WixExtensions.CustomActions.RestartRequired";

    public void Set()
    {
        if (GlobalFindAtomW(Name) == 0)
        {
            _ = GlobalAddAtomW(Name);
        }
    }

    public bool Take()
    {
        var found = false;
        while (GlobalFindAtomW(Name) is var atom and not 0)
        {
            found = true;
            _ = GlobalDeleteAtom(atom);
        }

        return found;
    }

    [LibraryImport("kernel32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial ushort GlobalAddAtomW(string name);

    [LibraryImport("kernel32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial ushort GlobalFindAtomW(string name);

    [LibraryImport("kernel32.dll")]
    private static partial ushort GlobalDeleteAtom(ushort atom);
}
