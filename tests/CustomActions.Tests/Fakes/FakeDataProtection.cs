using System.Text;
using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Data protection that turns every bit round and puts the purpose and a check in front.</summary>
internal sealed class FakeDataProtection : IDataProtection
{
    /// <summary>What <see cref="Protect"/> answers.</summary>
    public uint Error { get; set; }

    public uint Protect(byte[] data, string purpose, out byte[] protectedData)
    {
        protectedData = Error == Win32Error.Success ? [.. Header(purpose), .. data.Select(Turn)] : [];
        return Error;
    }

    public uint Unprotect(byte[] protectedData, string purpose, out byte[] data)
    {
        var header = Header(purpose);
        var isRight = protectedData.AsSpan().StartsWith(header);
        data = isRight ? [.. protectedData.Skip(header.Length).Select(Turn)] : [];
        return isRight ? Win32Error.Success : Win32Error.InvalidData;
    }

    private static byte[] Header(string purpose) => [0xD9, .. Encoding.UTF8.GetBytes(purpose).Select(Turn), 0];

    private static byte Turn(byte value) => (byte)~value;
}
