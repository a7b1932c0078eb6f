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
    /// Makes the folder, or makes sure that the one that is there can be trusted: that nobody but SYSTEM and Administrators may write in it or replace it or a
    /// folder above it. Until what is returned is disposed of, the folder stays in its place: Hyper-V makes and opens the disk by its path.
    /// </summary>
    /// <exception cref="RequestRefusedException">It cannot be trusted or made.</exception>
    IDisposable HoldFolder();

    /// <summary>
    /// Opens the file, and looks at it as <see cref="Exists"/> does, while the folder is held. What is returned is disposed of when Hyper-V has opened it.
    /// </summary>
    /// <returns>Null if it is not there.</returns>
    /// <exception cref="RequestRefusedException">Something else is at its place, or Windows does not tell.</exception>
    IDisposable? HoldFile();

    /// <summary>Deletes the file; one that is not there is fine.</summary>
    /// <exception cref="RequestRefusedException">It is not deleted.</exception>
    void Delete();
}
