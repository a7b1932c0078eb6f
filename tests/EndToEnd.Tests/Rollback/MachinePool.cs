using System.Collections.Concurrent;
using WineBed;

namespace EndToEnd.Rollback;

/// <summary>Machines made alike, on which every installation so far has failed and left nothing: the next one may fail there too.</summary>
/// <param name="make">Makes one.</param>
internal sealed class MachinePool(Func<Task<WinePrefix>> make) : IAsyncDisposable
{
    private readonly ConcurrentBag<(WinePrefix Windows, MachineSnapshot Before)> machines = [];

    /// <summary>Has an installation fail on a machine, which is as it was before then.</summary>
    public async Task TryAsync(Func<WinePrefix, Task> fail)
    {
        if (!machines.TryTake(out var machine))
        {
            machine.Windows = await make();
            machine.Before = await machine.Windows.TakeSnapshotAsync();
        }

        try
        {
            await fail(machine.Windows);
            await machine.Windows.AssertRolledBackAsync(machine.Before);
        }
        catch
        {
            await machine.Windows.DisposeAsync();
            throw;
        }

        machines.Add(machine);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (windows, _) in machines)
        {
            await windows.DisposeAsync();
        }
    }
}
