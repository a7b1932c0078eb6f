using System.IO.Pipes;
using System.Security.Principal;
using DockerDesktop.Service.Callers;
using DockerDesktop.Windows.Interop;
using Helper.Tests.Contracts;

namespace SeamProbe;

/// <summary>What the token of a pipe's client says about access: what its account has, and no more.</summary>
internal static class CallerTokenContract
{
    private const uint Read = 0x1; // FILE_READ_DATA
    private const uint Write = 0x2; // FILE_WRITE_DATA

    /// <summary>Connects to a pipe of its own, at identification level.</summary>
    public static async Task RunAsync()
    {
        string name = $"seam-probe-{Environment.ProcessId}";
        await using NamedPipeServerStream server = new(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        await using NamedPipeClientStream client = new(".", name, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification);
        Task connected = server.WaitForConnectionAsync();
        await client.ConnectAsync(10_000);
        await connected;
        // A write to a pipe without a buffer ends when it is read.
        Task writing = client.WriteAsync(new byte[1]).AsTask();
        await server.ReadExactlyAsync(new byte[1]);
        await writing;
        WindowsIdentity? identity = null;
        server.RunAsClient(() => identity = WindowsIdentity.GetCurrent(ifImpersonating: true));
        string own = identity!.User!.Value;
        using PipeCallerToken token = new(identity.AccessToken);

        Expect(true, $"(A;;FA;;;{own})", Write, "granted to the account");
        Expect(false, "(A;;FA;;;S-1-5-21-9-9-9-1001)", Write, "granted to another account");
        Expect(false, $"(A;;FR;;;{own})", Write, "granted for reading alone");
        Expect(true, $"(A;;FR;;;{own})", Read, "granted for reading");
        Expect(false, $"(D;;FW;;;{own})(A;;FA;;;{own})", Write, "denied");
        Expect(false, string.Empty, Read, "granted to nobody");

        // As when the connection ends while the question is asked.
        identity.Dispose();
        Expect(true, $"(A;;FA;;;{own})", Write, "after the connection has ended");
        // The handle is closed when the last one who holds it lets go of it.
        token.Dispose();
        Contract.Throws<ObjectDisposedException>(() => new PipeCallerToken(identity.AccessToken).Dispose());

        void Expect(bool expected, string entries, uint access, string what)
        {
            if (token.HasAccess(ObjectSecurity.ToBinary($"O:SYG:SYD:{entries}"), access) != expected)
            {
                throw new ContractException($"{what}: {(expected ? "refused" : "granted")}");
            }
        }
    }
}
