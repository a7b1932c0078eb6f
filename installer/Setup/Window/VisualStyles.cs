using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup.Window;

/// <summary>
/// The look of Windows' own controls, version 6 of comctl32, for the thread's windows until it is disposed of. By an activation context and not by the
/// program's manifest, which would have it in the elevated copy too: what an activation context names can be redirected by a <c>.local</c> folder beside the
/// program. Windows' own manifest for it is a resource of shell32.dll.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class VisualStyles : IDisposable
{
    private const uint AssemblyDirectoryValid = 0x4; // ACTCTX_FLAG_ASSEMBLY_DIRECTORY_VALID
    private const uint ResourceNameValid = 0x8; // ACTCTX_FLAG_RESOURCE_NAME_VALID
    private const nint Invalid = -1;

    /// <summary>The library that has the manifest, and its number there.</summary>
    internal const string Library = "shell32.dll";
    internal const nint ShellManifest = 124;

    private readonly nint _context = Invalid;
    private readonly nuint _cookie;

    /// <summary>Begins; where Windows has no such manifest, windows look as they did before Windows XP.</summary>
    public VisualStyles()
    {
        var system = Environment.SystemDirectory;
        fixed (char* folder = system, library = $@"{system}\{Library}")
        {
            var description = new Description
            {
                Size = (uint)sizeof(Description),
                Flags = AssemblyDirectoryValid | ResourceNameValid,
                Source = library,
                AssemblyDirectory = folder,
                ResourceName = ShellManifest,
            };
            _context = CreateActCtxW(&description);
        }

        if (_context != Invalid && ActivateActCtx(_context, out _cookie) == 0)
        {
            ReleaseActCtx(_context);
            _context = Invalid;
        }
    }

    /// <summary>Says whether a process may load what can be redirected.</summary>
    public static bool AreFor(SetupUser user) => !user.IsElevated;

    public void Dispose()
    {
        if (_context != Invalid)
        {
            _ = DeactivateActCtx(0, _cookie);
            ReleaseActCtx(_context);
        }
    }

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial nint CreateActCtxW(Description* description);

    [LibraryImport("kernel32.dll")]
    private static partial int ActivateActCtx(nint context, out nuint cookie);

    [LibraryImport("kernel32.dll")]
    private static partial int DeactivateActCtx(uint flags, nuint cookie);

    [LibraryImport("kernel32.dll")]
    private static partial void ReleaseActCtx(nint context);

    /// <summary>ACTCTXW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Description
    {
        public uint Size;
        public uint Flags;
        public char* Source;
        public ushort ProcessorArchitecture;
        public ushort LanguageId;
        public char* AssemblyDirectory;
        public nint ResourceName;
        public char* ApplicationName;
        public nint Module;
    }
}
