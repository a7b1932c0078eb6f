namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Something of the installer that is reached through a handle and closed with it. Two objects are equal when they are of one type and share an open handle.</summary>
public abstract class InstallerHandle : MarshalByRefObject, IDisposable
{
    /// <summary>Wraps a handle.</summary>
    /// <param name="handle">The MSIHANDLE.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <exception cref="InvalidHandleException">The handle is 0.</exception>
    protected InstallerHandle(IntPtr handle, bool ownsHandle)
        : this(NativeInstallerApi.Instance, unchecked((uint)handle), ownsHandle)
    {
    }

    internal InstallerHandle(IInstallerApi api, uint handle, bool ownsHandle)
    {
        if (handle == 0)
        {
            throw new InvalidHandleException();
        }

        Api = api;
        MsiHandle = new MsiSafeHandle(handle, api, ownsHandle);
    }

    /// <summary>True once the handle was closed.</summary>
    public bool IsClosed => MsiHandle.IsClosed;

    /// <summary>The MSIHANDLE, for functions of msi.dll that this library does not have. It stays this object's.</summary>
    /// <exception cref="InvalidHandleException">The handle was closed.</exception>
    public IntPtr Handle => IsClosed ? throw new InvalidHandleException("The handle was closed.") : (IntPtr)MsiHandle.Value;

    internal IInstallerApi Api { get; }

    /// <summary>The handle, for a call of <see cref="Api"/>.</summary>
    /// <exception cref="InvalidHandleException">The handle was closed.</exception>
    internal MsiSafeHandle OpenHandle => IsClosed ? throw new InvalidHandleException("The handle was closed.") : MsiHandle;

    private MsiSafeHandle MsiHandle { get; }

    /// <summary>Closes the handle; closing twice does nothing.</summary>
    public void Close() => Dispose();

    /// <summary>Closes the handle; disposing twice does nothing.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj)
        || (obj is InstallerHandle other && GetType() == other.GetType() && !IsClosed && !other.IsClosed && MsiHandle.Value == other.MsiHandle.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => MsiHandle.Value.GetHashCode();

    /// <summary>Closes the handle.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            MsiHandle.Dispose();
        }
    }
}
