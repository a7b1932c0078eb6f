using System.Runtime.InteropServices;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Win32.SafeHandles;

namespace WixExtensions.CustomActions.Running;

/// <summary>CreateProcess, with one pipe for both of a program's outputs and an input at its end.</summary>
internal sealed unsafe partial class WindowsProgramRunner : IProgramRunner
{
    private const uint CreateNoWindow = 0x08000000;
    private const uint UseStandardHandles = 0x100;
    private const uint HandleInherit = 1;

    /// <summary>CP_OEMCP.</summary>
    private const uint ConsoleCodePage = 1;

    public uint Run(string commandLine, TimeSpan timeout, Action<string> line, out uint exitCode)
    {
        exitCode = 0;
        if (CreatePipe(out var read, out var write, null, 0) == 0)
        {
            return (uint)Marshal.GetLastPInvokeError();
        }

        using (read)
        {
            SafeProcessHandle process;
            using (write)
            {
                if (SetHandleInformation(write, HandleInherit, HandleInherit) == 0)
                {
                    return (uint)Marshal.GetLastPInvokeError();
                }

                var startup = new StartupInformation { Size = (uint)sizeof(StartupInformation), Flags = UseStandardHandles, Output = write.DangerousGetHandle(), Error = write.DangerousGetHandle() };
                var error = Create(commandLine, inheritHandles: 1, CreateNoWindow, &startup, out process);
                if (error != Win32Error.Success)
                {
                    return error;
                }
            }

            using (process)
            {
                ReadLines(read, line);
                _ = WaitForSingleObject(process, (uint)timeout.TotalMilliseconds);
                return GetExitCodeProcess(process, out exitCode) != 0 ? Win32Error.Success : (uint)Marshal.GetLastPInvokeError();
            }
        }
    }

    public uint Start(string commandLine)
    {
        var startup = new StartupInformation { Size = (uint)sizeof(StartupInformation) };
        var error = Create(commandLine, inheritHandles: 0, 0, &startup, out var process);
        process.Dispose();
        return error;
    }

    private static uint Create(string commandLine, int inheritHandles, uint flags, StartupInformation* startup, out SafeProcessHandle process)
    {
        // CreateProcessW writes into it.
        var buffer = (commandLine + '\0').ToCharArray();
        fixed (char* text = buffer)
        {
            ProcessInformation information;
            var isCreated = CreateProcessW(null, text, null, null, inheritHandles, flags, null, null, startup, &information) != 0;
            var error = isCreated ? Win32Error.Success : (uint)Marshal.GetLastPInvokeError();
            process = new SafeProcessHandle(isCreated ? information.Process : 0, ownsHandle: true);
            new SafeFileHandle(isCreated ? information.Thread : 0, ownsHandle: true).Dispose();
            return error;
        }
    }

    private static void ReadLines(SafeFileHandle pipe, Action<string> line)
    {
        var lines = new OutputLines(DecodeConsole, line);
        var buffer = new byte[4096];
        fixed (byte* bytes = buffer)
        {
            // The read fails when the last that could write has ended.
            while (ReadFile(pipe, bytes, (uint)buffer.Length, out var count, 0) != 0)
            {
                lines.Add(buffer.AsSpan(0, (int)count));
            }
        }

        lines.Finish();
    }

    private static string DecodeConsole(byte[] bytes)
    {
        var text = new char[bytes.Length];
        fixed (byte* source = bytes)
        fixed (char* target = text)
        {
            return new string(text, 0, MultiByteToWideChar(ConsoleCodePage, 0, source, bytes.Length, target, text.Length));
        }
    }

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial int CreatePipe(out SafeFileHandle read, out SafeFileHandle write, void* attributes, uint size);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial int SetHandleInformation(SafeFileHandle handle, uint mask, uint flags);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial int CreateProcessW(
        char* application, char* commandLine, void* processAttributes, void* threadAttributes, int inheritHandles, uint flags, void* environment, char* folder, StartupInformation* startup, ProcessInformation* information);

    [LibraryImport("kernel32.dll")]
    private static partial int ReadFile(SafeFileHandle file, byte* buffer, uint length, out uint read, nint overlapped);

    [LibraryImport("kernel32.dll")]
    private static partial uint WaitForSingleObject(SafeProcessHandle handle, uint milliseconds);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial int GetExitCodeProcess(SafeProcessHandle process, out uint exitCode);

    [LibraryImport("kernel32.dll")]
    private static partial int MultiByteToWideChar(uint codePage, uint flags, byte* source, int length, char* target, int capacity);

    /// <summary>STARTUPINFOW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct StartupInformation
    {
        public uint Size;
        public char* Reserved;
        public char* Desktop;
        public char* Title;
        public uint X;
        public uint Y;
        public uint Width;
        public uint Height;
        public uint Columns;
        public uint Rows;
        public uint Fill;
        public uint Flags;
        public ushort Show;
        public ushort ReservedLength;
        public byte* ReservedBytes;
        public nint Input;
        public nint Output;
        public nint Error;
    }

    /// <summary>PROCESS_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessInformation
    {
        public nint Process;
        public nint Thread;
        public uint ProcessId;
        public uint ThreadId;
    }
}
