using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The data protection of the running Windows (SDK: dpapi.h).</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsDataProtection : IDataProtection
{
    private const uint UserInterfaceForbidden = 0x1;
    private const uint LocalMachine = 0x4;

    public uint Protect(byte[] data, string purpose, out byte[] protectedData) => Convert(data, purpose, isProtecting: true, out protectedData);

    public uint Unprotect(byte[] protectedData, string purpose, out byte[] data) => Convert(protectedData, purpose, isProtecting: false, out data);

    private static uint Convert(byte[] input, string purpose, bool isProtecting, out byte[] output)
    {
        output = [];
        var entropy = Encoding.UTF8.GetBytes(purpose);
        fixed (byte* inputBytes = input)
        fixed (byte* entropyBytes = entropy)
        {
            var inputBlob = new Blob((uint)input.Length, inputBytes);
            var entropyBlob = new Blob((uint)entropy.Length, entropyBytes);
            var outputBlob = default(Blob);
            const uint Flags = UserInterfaceForbidden | LocalMachine;
            var succeeded = isProtecting
                ? CryptProtectData(&inputBlob, null, &entropyBlob, null, null, Flags, &outputBlob)
                : CryptUnprotectData(&inputBlob, null, &entropyBlob, null, null, Flags, &outputBlob);
            if (succeeded == 0)
            {
                return (uint)Marshal.GetLastPInvokeError();
            }

            // The memory goes back to the heap, so what may be clear text in it goes first.
            var result = new Span<byte>(outputBlob.Data, (int)outputBlob.Length);
            output = result.ToArray();
            result.Clear();
            LocalFree(outputBlob.Data);
            return Win32Error.Success;
        }
    }

    [LibraryImport("crypt32.dll", SetLastError = true)]
    private static partial int CryptProtectData(Blob* data, char* description, Blob* entropy, void* reserved, void* prompt, uint flags, Blob* protectedData);

    [LibraryImport("crypt32.dll", SetLastError = true)]
    private static partial int CryptUnprotectData(Blob* protectedData, char** description, Blob* entropy, void* reserved, void* prompt, uint flags, Blob* data);

    [LibraryImport("kernel32.dll")]
    private static partial void* LocalFree(void* memory);

    /// <summary>DATA_BLOB.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Blob(uint length, byte* data)
    {
        public readonly uint Length = length;
        public readonly byte* Data = data;
    }
}
