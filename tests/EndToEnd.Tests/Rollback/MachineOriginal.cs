using WineBed;

namespace EndToEnd.Rollback;

/// <summary>A machine that is made once and of which each test changes a copy.</summary>
/// <param name="make">Makes it.</param>
internal sealed class MachineOriginal(Func<Task<WinePrefix>> make) : IAsyncDisposable
{
    private readonly Lazy<Task<WinePrefix>> original = new(make);

    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>A copy, the caller's.</summary>
    public async Task<WinePrefix> CopyAsync()
    {
        var windows = await original.Value;
        await oneAtATime.WaitAsync();
        try
        {
            return await windows.CopyAsync();
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (original.IsValueCreated)
        {
            await (await original.Value).DisposeAsync();
        }

        oneAtATime.Dispose();
    }
}
