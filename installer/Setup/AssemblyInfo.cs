using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// A system library is only ever taken from the system folder, never from beside the program.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

// Only blittable types cross over; everything else is generated at compile time.
[assembly: DisableRuntimeMarshalling]
