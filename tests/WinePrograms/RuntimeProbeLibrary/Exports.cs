using System.Runtime.InteropServices;

namespace RuntimeProbeLibrary;

/// <summary>Functions that RuntimeProbe.exe calls.</summary>
internal static unsafe class Exports
{
    [ThreadStatic]
    private static int t_sum;

    [UnmanagedCallersOnly(EntryPoint = "add")]
    internal static int Add(int a, int b) => a + b;

    [UnmanagedCallersOnly(EntryPoint = "add_to_thread")]
    internal static int AddToThread(int value) => t_sum += value;

    [UnmanagedCallersOnly(EntryPoint = "throw_and_catch")]
    internal static int ThrowAndCatch(int value)
    {
        try
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "on purpose");
        }
        catch (ArgumentOutOfRangeException e)
        {
            return (int)e.ActualValue!;
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "call_back")]
    internal static int CallBack(delegate* unmanaged<int, int> function, int value) => function(value);
}
