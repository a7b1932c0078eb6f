using System.Runtime.InteropServices;

namespace WixExtensions.CustomActions.Queries;

/// <summary>The functions of the running Windows.</summary>
internal sealed unsafe partial class WindowsSystemFacts : ISystemFacts
{
    private const int MaximumPath = 260;

    public int Suites
    {
        get
        {
            var version = new VersionInformation { Size = (uint)sizeof(VersionInformation) };
            return RtlGetVersion(&version) == 0 ? version.Suites : 0;
        }
    }

    public bool HasDisplayDriverModel =>
        NativeLibrary.TryLoad("d3d9.dll", typeof(WindowsSystemFacts).Assembly, DllImportSearchPath.System32, out var library) && NativeLibrary.TryGetExport(library, "Direct3DCreate9Ex", out _);

    public bool IsCompositionEnabled
    {
        get
        {
            try
            {
                return DwmIsCompositionEnabled(out var isEnabled) == 0 && isEnabled != 0;
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                // Editions without a desktop have no desktop window manager.
                return false;
            }
        }
    }

    public int? NativeMachine
    {
        get
        {
            try
            {
                return IsWow64Process2(GetCurrentProcess(), out _, out var machine) != 0 ? machine : null;
            }
            catch (EntryPointNotFoundException)
            {
                // Before Windows 10 1511.
                return null;
            }
        }
    }

    public int GetMetric(int index) => GetSystemMetrics(index);

    public string? GetFolder(int folder)
    {
        var path = stackalloc char[MaximumPath];
        return SHGetFolderPathW(0, folder, 0, 0, path) == 0 ? new string(path) : null;
    }

    [LibraryImport("ntdll.dll")]
    private static partial int RtlGetVersion(VersionInformation* version);

    [LibraryImport("user32.dll")]
    private static partial int GetSystemMetrics(int index);

    [LibraryImport("shell32.dll")]
    private static partial int SHGetFolderPathW(nint window, int folder, nint token, uint flags, char* path);

    [LibraryImport("dwmapi.dll")]
    private static partial int DwmIsCompositionEnabled(out int isEnabled);

    [LibraryImport("kernel32.dll")]
    private static partial nint GetCurrentProcess();

    [LibraryImport("kernel32.dll")]
    private static partial int IsWow64Process2(nint process, out ushort processMachine, out ushort nativeMachine);

    /// <summary>RTL_OSVERSIONINFOEXW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct VersionInformation
    {
        public uint Size;
        public uint Major;
        public uint Minor;
        public uint Build;
        public uint Platform;
        public fixed char ServicePack[128];
        public ushort ServicePackMajor;
        public ushort ServicePackMinor;
        public ushort Suites;
        public byte ProductType;
        public byte Reserved;
    }
}
