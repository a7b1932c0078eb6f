using System.Runtime.CompilerServices;

namespace RuntimeProbe;

/// <summary>The garbage collector under load from several threads, with finalizers and weak references.</summary>
internal static class Garbage
{
    private static int s_finalized;

    public static int Run()
    {
        WeakReference weak = MakeGarbage();
        Parallel.For(0, 8, worker =>
        {
            Dictionary<int, byte[]> kept = [];
            for (int i = 0; i < 20_000; i++)
            {
                byte[] block = new byte[1 + (i % 9000)];
                block[^1] = (byte)i;
                kept[i % 500] = block;
                if (i % 5000 == 0)
                {
                    GC.Collect(worker % 3);
                }
            }

            if (kept.Any(pair => pair.Value[^1] != (byte)(pair.Value.Length - 1) && pair.Value.Length <= 256))
            {
                throw new InvalidDataException("A block that was kept has changed.");
            }
        });
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return !weak.IsAlive && s_finalized >= 1000 && GC.CollectionCount(2) > 0 ? 0 : 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference MakeGarbage()
    {
        for (int i = 0; i < 1000; i++)
        {
            _ = new Finalized();
        }

        return new WeakReference(new object());
    }

    private sealed class Finalized
    {
        ~Finalized() => Interlocked.Increment(ref s_finalized);
    }
}
