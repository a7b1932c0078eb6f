namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Something of the installer that is reached through a handle and closed with it.</summary>
public abstract class InstallerHandle : IDisposable
{
    private protected InstallerHandle(IInstallerApi api, uint handle, bool ownsHandle)
    {
        Api = api;
        MsiHandle = new MsiSafeHandle(handle, api, ownsHandle);
    }

    /// <summary>True once the handle was closed.</summary>
    public bool IsClosed => MsiHandle.IsClosed;

    /// <summary>The MSIHANDLE, for functions of msi.dll that this library does not have. It stays this object's.</summary>
    /// <exception cref="InvalidHandleException">The handle was closed.</exception>
    public IntPtr Handle => IsClosed ? throw new InvalidHandleException("The handle was closed.") : (IntPtr)MsiHandle.Value;

    internal IInstallerApi Api { get; }

    internal MsiSafeHandle MsiHandle { get; }

    /// <summary>Closes the handle; closing twice does nothing.</summary>
    public void Close() => Dispose();

    /// <summary>Closes the handle; disposing twice does nothing.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

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
