using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RunCommand;

/// <summary>One run of a command line, with its descendants in a job so that a time limit ends all of them.</summary>
internal static unsafe class ChildProcess
{
    /// <returns>The exit code, or null if the time limit ended the process, and how many processes there were by then: itself and its descendants, ended ones too.</returns>
    /// <exception cref="Win32Exception">The process could not be started.</exception>
    public static (uint? ExitCode, uint Processes) Run(string commandLine, string workingDirectory, string outputFile, string errorFile, uint timeoutMilliseconds)
    {
        using SafeFileHandle input = Open("NUL", NativeMethods.GenericRead, NativeMethods.OpenExisting);
        using SafeFileHandle output = Open(outputFile, NativeMethods.GenericWrite, NativeMethods.CreateAlways);
        using SafeFileHandle error = Open(errorFile, NativeMethods.GenericWrite, NativeMethods.CreateAlways);
        using SafeFileHandle job = new(NativeMethods.CreateJobObject(0, 0), ownsHandle: true);

        var startup = new NativeMethods.StartupInfo
        {
            Size = (uint)sizeof(NativeMethods.StartupInfo),
            Flags = NativeMethods.StartfUseStdHandles,
            StandardInput = input.DangerousGetHandle(),
            StandardOutput = output.DangerousGetHandle(),
            StandardError = error.DangerousGetHandle(),
        };
        NativeMethods.ProcessInformation information;
        fixed (char* directory = workingDirectory.Length == 0 ? null : workingDirectory)
        fixed (char* command = (commandLine + '\0').ToCharArray())
        {
            if (NativeMethods.CreateProcess(null, command, 0, 0, 1, NativeMethods.CreateSuspended, 0, directory, &startup, &information) == 0)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }

        using var process = new SafeFileHandle(information.Process, ownsHandle: true);
        using var thread = new SafeFileHandle(information.Thread, ownsHandle: true);
        _ = NativeMethods.AssignProcessToJobObject(job.DangerousGetHandle(), information.Process);
        _ = NativeMethods.ResumeThread(information.Thread);
        if (NativeMethods.WaitForSingleObject(information.Process, timeoutMilliseconds) != 0)
        {
            uint processes = CountProcesses(job);
            _ = NativeMethods.TerminateJobObject(job.DangerousGetHandle(), 1);
            _ = NativeMethods.WaitForSingleObject(information.Process, NativeMethods.Infinite);
            return (null, processes);
        }

        uint exitCode;
        return NativeMethods.GetExitCodeProcess(information.Process, &exitCode) != 0 ? (exitCode, CountProcesses(job)) : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private static uint CountProcesses(SafeFileHandle job)
    {
        NativeMethods.BasicAccountingInformation information;
        return NativeMethods.QueryInformationJobObject(job.DangerousGetHandle(), NativeMethods.JobObjectBasicAccountingInformation, &information, (uint)sizeof(NativeMethods.BasicAccountingInformation), null) != 0
            ? information.TotalProcesses
            : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private static SafeFileHandle Open(string path, uint access, uint disposition)
    {
        var inheritable = new NativeMethods.SecurityAttributes { Length = (uint)sizeof(NativeMethods.SecurityAttributes), InheritHandle = 1 };
        nint handle = NativeMethods.CreateFile(path, access, NativeMethods.ShareReadWriteDelete, &inheritable, disposition, 0, 0);
        return handle != -1 ? new SafeFileHandle(handle, ownsHandle: true) : throw new Win32Exception(Marshal.GetLastPInvokeError(), path);
    }
}
