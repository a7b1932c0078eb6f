using System.Diagnostics;
using DockerDesktop.SystemFiles.Objects;

namespace FileProbe;

/// <summary>Windows' files; before a given step that changes something, or makes it last, the process is killed as if from outside: nothing is closed, flushed or undone.</summary>
internal sealed class KillingFileSystem(IFileSystem files, int step) : IFileSystem
{
    /// <summary>The exit code of the killed process.</summary>
    public const uint ExitCode = 1000;

    private int _steps;

    /// <summary>The next step is the one that is not come back from.</summary>
    public bool IsNext => _steps + 1 == step;

    public string SystemOwner => files.SystemOwner;

    public uint OpenRoot(string root, out IFileObject? folder)
    {
        uint error = files.OpenRoot(root, out IFileObject? opened);
        folder = opened is null ? null : new KillingFileObject(this, opened);
        return error;
    }

    public VolumeFacts QueryVolume(string root) => files.QueryVolume(root);

    public string? FindFinalPath(string path) => files.FindFinalPath(path);

    public string FindAccountName(string sid) => files.FindAccountName(sid);

    public void Wait(TimeSpan time) => files.Wait(time);

    /// <summary>Counts a step, and does not come back from the chosen one.</summary>
    public void Step()
    {
        if (++_steps == step)
        {
            _ = NativeMethods.TerminateProcess(NativeMethods.CurrentProcess, ExitCode);
            throw new UnreachableException();
        }
    }
}
