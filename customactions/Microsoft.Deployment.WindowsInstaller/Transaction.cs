using Microsoft.Win32.SafeHandles;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Several installations that are kept or rolled back together. The process that made it owns it, until another joins.</summary>
public class Transaction : InstallerHandle
{
    private const uint RollBack = 0;
    private const uint Keep = 1;

    private readonly object _lock = new();
    private EventHandler<EventArgs>? _ownerChanged;
    private EventWaitHandle? _ownerChangedEvent;
    private RegisteredWaitHandle? _wait;

    /// <summary>Begins a transaction.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">How it treats an embedded user interface.</param>
    public Transaction(string name, TransactionAttributes attributes)
        : this(name, Begin(name, attributes), ownsHandle: true)
    {
    }

    private Transaction(string name, (uint Handle, nint OwnerChanged) begun, bool ownsHandle)
        : base(NativeInstallerApi.Instance, begun.Handle, ownsHandle)
    {
        Name = name;
        SetEvent(begun.OwnerChanged);
    }

    /// <summary>Raised, on another thread, when another process has become the owner.</summary>
    public event EventHandler<EventArgs> OwnerChanged
    {
        add
        {
            lock (_lock)
            {
                _ownerChanged += value;
                Watch();
            }
        }

        remove
        {
            lock (_lock)
            {
                _ownerChanged -= value;
            }
        }
    }

    /// <summary>The name; the number of the handle when only that is known.</summary>
    public string Name { get; }

    /// <summary>Wraps a handle that another process gave away.</summary>
    /// <param name="handle">The MSIHANDLE of the transaction.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <returns>The transaction.</returns>
    public static Transaction FromHandle(IntPtr handle, bool ownsHandle) => new(handle.ToString(), (unchecked((uint)handle), 0), ownsHandle);

    /// <summary>Makes the current process the owner.</summary>
    /// <param name="attributes">How it treats an embedded user interface.</param>
    public void Join(TransactionAttributes attributes)
    {
        NativeInstallation.Check(NativeInstallation.MsiJoinTransaction(OpenHandle.Value, attributes, out var ownerChanged), $"MsiJoinTransaction({Name})");
        lock (_lock)
        {
            SetEvent(ownerChanged);
            Watch();
        }
    }

    /// <summary>Keeps the installations, and ends the transaction.</summary>
    public void Commit() => NativeInstallation.Check(NativeInstallation.MsiEndTransaction(Keep), $"MsiEndTransaction({Name})");

    /// <summary>Rolls the installations back, and ends the transaction.</summary>
    public void Rollback() => NativeInstallation.Check(NativeInstallation.MsiEndTransaction(RollBack), $"MsiEndTransaction({Name})");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_lock)
            {
                SetEvent(0);
            }
        }

        base.Dispose(disposing);
    }

    private static (uint Handle, nint OwnerChanged) Begin(string name, TransactionAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(name);
        NativeInstallation.Check(NativeInstallation.MsiBeginTransactionW(name, attributes, out var handle, out var ownerChanged), $"MsiBeginTransaction({name})");
        return (handle, ownerChanged);
    }

    private void SetEvent(nint handle)
    {
        _ = _wait?.Unregister(null);
        _wait = null;
        _ownerChangedEvent?.Dispose();
        _ownerChangedEvent = handle == 0 ? null : new EventWaitHandle(false, EventResetMode.ManualReset) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: true) };
    }

    private void Watch()
    {
        if (_ownerChanged is not null && _ownerChangedEvent is not null && _wait is null)
        {
            _wait = ThreadPool.RegisterWaitForSingleObject(_ownerChangedEvent, (_, _) => _ownerChanged?.Invoke(this, EventArgs.Empty), null, Timeout.Infinite, executeOnlyOnce: true);
        }
    }
}
