using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

// COM takes VARIANT by value, which generated code passes on only when it has not to think of the run-time's own conversions.
[assembly: DisableRuntimeMarshalling]
