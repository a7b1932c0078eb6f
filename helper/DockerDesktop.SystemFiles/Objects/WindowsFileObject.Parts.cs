using System.Runtime.InteropServices;

namespace DockerDesktop.SystemFiles.Objects;

/// <content>Parts of files that do not fit into memory.</content>
internal sealed unsafe partial class WindowsFileObject
{
    private const uint EndOfFile = 38; // ERROR_HANDLE_EOF

    public int ReadPart(long offset, Span<byte> buffer)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var position = NativeMethods.Overlapped.At(offset + done);
            fixed (byte* start = buffer[done..])
            {
                if (!NativeMethods.ReadFile(_handle, start, (uint)(buffer.Length - done), out var read, (nint)(&position)))
                {
                    var error = (uint)Marshal.GetLastPInvokeError();
                    return error == EndOfFile ? done : throw Failed("read", error);
                }

                if (read == 0)
                {
                    return done;
                }

                done += (int)read;
            }
        }

        return done;
    }

    public void WritePart(long offset, ReadOnlySpan<byte> content)
    {
        var done = 0;
        while (done < content.Length)
        {
            var position = NativeMethods.Overlapped.At(offset + done);
            fixed (byte* start = content[done..])
            {
                if (!NativeMethods.WriteFile(_handle, start, (uint)(content.Length - done), out var written, (nint)(&position)))
                {
                    throw Failed("written", (uint)Marshal.GetLastPInvokeError());
                }

                done += (int)written;
            }
        }
    }

    public void SetLength(long length)
    {
        NativeMethods.IoStatusBlock block;
        Check(NativeMethods.NtSetInformationFile(_handle, &block, &length, sizeof(long), NativeMethods.FileEndOfFileInformation), "given its length");
    }

    public void Flush()
    {
        if (!NativeMethods.FlushFileBuffers(_handle))
        {
            throw Failed("written to the disk", (uint)Marshal.GetLastPInvokeError());
        }
    }
}
