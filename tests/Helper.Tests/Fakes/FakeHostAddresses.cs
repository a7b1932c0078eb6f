using System.ComponentModel;
using DockerDesktop.Windows.Network;

namespace Helper.Tests.Fakes;

/// <summary>One address, which a test changes.</summary>
internal sealed class FakeHostAddresses : IHostAddresses
{
    private readonly Lock _lock = new();
    private readonly List<Action> _watchers = [];

    public string? Address { get; set; } = "192.168.1.20";

    /// <summary>The Windows error instead of an answer.</summary>
    public int? Failure { get; set; }

    /// <summary>Thrown by every call, as on a Windows without the functions.</summary>
    public Exception? Missing { get; set; }

    public int Watchers
    {
        get
        {
            lock (_lock)
            {
                return _watchers.Count;
            }
        }
    }

    public string? FindHostAddress() => Missing is not null ? throw Missing : Failure is { } error ? throw new Win32Exception(error) : Address;

    public IDisposable Watch(Action changed)
    {
        if (Missing is not null)
        {
            throw Missing;
        }

        lock (_lock)
        {
            _watchers.Add(changed);
        }

        return new Registration(this, changed);
    }

    /// <summary>The network changes.</summary>
    public void Change(string? address)
    {
        Address = address;
        List<Action> watchers;
        lock (_lock)
        {
            watchers = [.. _watchers];
        }

        watchers.ForEach(changed => changed());
    }

    private sealed class Registration(FakeHostAddresses addresses, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (addresses._lock)
            {
                addresses._watchers.Remove(changed);
            }
        }
    }
}
