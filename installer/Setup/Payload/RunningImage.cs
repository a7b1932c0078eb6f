using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup.Payload;

/// <summary>
/// The image of the running program. Windows maps it from the file that was started and keeps that file from being written; whoever puts another file in its place meanwhile changes
/// nothing here. Read by ReadProcessMemory, which tells when a page cannot be had, where a plain access would end the process.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class RunningImage : IImage
{
    private const int SectionHeaderLength = 40;

    private readonly nint _start;

    public RunningImage()
    {
        var image = GetModuleHandleW(0);
        var headers = new ReadOnlySpan<byte>((void*)image, 4096);
        var coff = BinaryPrimitives.ReadInt32LittleEndian(headers[0x3C..]) + 4;
        var sections = coff + 20 + BinaryPrimitives.ReadUInt16LittleEndian(headers[(coff + 16)..]);
        for (var i = BinaryPrimitives.ReadUInt16LittleEndian(headers[(coff + 2)..]); i > 0; i--, sections += SectionHeaderLength)
        {
            var section = headers.Slice(sections, SectionHeaderLength);
            if (section[..8].SequenceEqual(".msi\0\0\0\0"u8))
            {
                Length = BinaryPrimitives.ReadUInt32LittleEndian(section[8..]);
                _start = image + BinaryPrimitives.ReadInt32LittleEndian(section[12..]);
            }
        }
    }

    public long Length { get; }

    public void Read(long offset, Span<byte> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + buffer.Length, Length);
        fixed (byte* bytes = buffer)
        {
            if (ReadProcessMemory(GetCurrentProcess(), _start + (nint)offset, bytes, (nuint)buffer.Length, out var read) == 0 || read != (nuint)buffer.Length)
            {
                throw new IOException(Texts.ProgramUnreadable(Marshal.GetLastPInvokeError()));
            }
        }
    }

    [LibraryImport("kernel32.dll")]
    private static partial nint GetModuleHandleW(nint name);

    [LibraryImport("kernel32.dll")]
    private static partial nint GetCurrentProcess();

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial int ReadProcessMemory(nint process, nint address, byte* buffer, nuint length, out nuint read);
}
