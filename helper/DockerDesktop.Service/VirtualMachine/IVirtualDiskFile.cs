using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.VirtualMachine;

/// <summary>The virtual machine's disk as a file: where it lies is recorded, and in no request.</summary>
internal interface IVirtualDiskFile
{
    /// <summary>The file's full path.</summary>
    /// <exception cref="RequestRefusedException">What is recorded cannot be read or is no path that may be used.</exception>
    string Path { get; }

    /// <summary>Whether the file is there, and is one that Hyper-V made: not a link, of one name, of an owner that is trusted.</summary>
    /// <exception cref="RequestRefusedException">Something else is at its place, or Windows does not tell.</exception>
    bool Exists();

    /// <summary>
    /// Makes the folder, or makes sure that the one that is there can be trusted. Until what is returned is disposed of, nobody can put another folder or a link in its
    /// place: Hyper-V opens the disk by its path.
    /// </summary>
    /// <exception cref="RequestRefusedException">It cannot be trusted or made.</exception>
    IDisposable HoldFolder();

    /// <summary>Deletes the file; one that is not there is fine.</summary>
    /// <exception cref="RequestRefusedException">It is not deleted.</exception>
    void Delete();
}
