using System.Runtime.InteropServices;

namespace RuntimeProbe;

/// <summary>Loads the native library made from RuntimeProbeLibrary and calls it on several threads.</summary>
internal static unsafe class Library
{
    private const int Threads = 8;
    private const int Rounds = 5000;

    public static int Run(string path)
    {
        nint library = NativeLibrary.Load(path);
        var add = (delegate* unmanaged<int, int, int>)NativeLibrary.GetExport(library, "add");
        var addToThread = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "add_to_thread");
        var caught = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "throw_and_catch");
        var callBack = (delegate* unmanaged<delegate* unmanaged<int, int>, int, int>)NativeLibrary.GetExport(library, "call_back");
        if (add(40, 2) != 42 || caught(7) != 7 || callBack(&Twice, 21) != 42 || NativeLibrary.TryGetExport(library, "no_such_export", out _))
        {
            return 1;
        }

        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(1, Threads).Select(number => new Thread(() =>
        {
            int last = 0;
            for (int round = 0; round < Rounds; round++)
            {
                last = addToThread(number);
            }

            if (last != number * Rounds)
            {
                Interlocked.Increment(ref wrong);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        NativeLibrary.Free(library);
        return wrong;
    }

    [UnmanagedCallersOnly]
    private static int Twice(int value) => 2 * value;
}
