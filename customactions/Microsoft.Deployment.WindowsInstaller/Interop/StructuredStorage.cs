using System.Runtime.InteropServices;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Copies a storage that lies inside of an installer file into a file of its own (SDK: IStorage). The interface is called by its table, so that nothing of COM's marshalling is needed.</summary>
internal static unsafe partial class StructuredStorage
{
    // STGM.
    private const uint Read = 0x0;
    private const uint ReadWrite = 0x2;
    private const uint ShareExclusive = 0x10;
    private const uint ShareDenyWrite = 0x20;
    private const uint Create = 0x1000;

    // The places of the methods in the table of IStorage.
    private const int ReleaseSlot = 2;
    private const int OpenStorageSlot = 6;
    private const int CopyToSlot = 7;
    private const int CommitSlot = 9;

    /// <summary>Copies a storage.</summary>
    /// <param name="databaseFile">The installer file.</param>
    /// <param name="storageName">The storage's name in it.</param>
    /// <param name="extractFile">The file that is made or overwritten.</param>
    /// <exception cref="COMException">There is no such file or storage, or the file cannot be written.</exception>
    public static void Extract(string databaseFile, string storageName, string extractFile)
    {
        Marshal.ThrowExceptionForHR(StgOpenStorage(databaseFile, 0, Read | ShareDenyWrite, 0, 0, out var root));
        try
        {
            nint source;
            fixed (char* name = storageName)
            {
                Marshal.ThrowExceptionForHR(
                    ((delegate* unmanaged[Stdcall]<nint, char*, nint, uint, nint, uint, nint*, int>)Method(root, OpenStorageSlot))(root, name, 0, Read | ShareExclusive, 0, 0, &source));
            }

            try
            {
                Copy(source, extractFile);
            }
            finally
            {
                Release(source);
            }
        }
        finally
        {
            Release(root);
        }
    }

    private static void Copy(nint source, string file)
    {
        Marshal.ThrowExceptionForHR(StgCreateDocfile(file, Create | ReadWrite | ShareExclusive, 0, out var copy));
        try
        {
            Marshal.ThrowExceptionForHR(((delegate* unmanaged[Stdcall]<nint, uint, nint, nint, nint, int>)Method(source, CopyToSlot))(source, 0, 0, 0, copy));
            Marshal.ThrowExceptionForHR(((delegate* unmanaged[Stdcall]<nint, uint, int>)Method(copy, CommitSlot))(copy, 0));
        }
        finally
        {
            Release(copy);
        }
    }

    private static void Release(nint storage) => _ = ((delegate* unmanaged[Stdcall]<nint, uint>)Method(storage, ReleaseSlot))(storage);

    private static nint Method(nint instance, int slot) => (*(nint**)instance)[slot];

    [LibraryImport("ole32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int StgOpenStorage(string name, nint priority, uint mode, nint exclude, uint reserved, out nint storage);

    [LibraryImport("ole32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int StgCreateDocfile(string name, uint mode, uint reserved, out nint storage);
}
