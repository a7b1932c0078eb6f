using System.Runtime.InteropServices;

// The DLLs of Windows come from Windows' own folder, whatever lies beside msiexec or the copy of this DLL.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
