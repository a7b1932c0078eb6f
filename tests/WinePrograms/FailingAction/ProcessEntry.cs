using System.Runtime.InteropServices;

namespace FailingAction;

/// <summary>PROCESSENTRY32W (tlhelp32.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ProcessEntry
{
    public uint Size;
    public uint Usage;
    public uint ProcessId;
    public nuint DefaultHeap;
    public uint Module;
    public uint Threads;
    public uint ParentProcessId;
    public int BasePriority;
    public uint Flags;
    public fixed char FileName[260];

    /// <summary>The program's file name.</summary>
    public string Name
    {
        get
        {
            fixed (char* name = FileName)
            {
                return new string(name);
            }
        }
    }
}
